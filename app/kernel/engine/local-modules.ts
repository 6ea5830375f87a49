import { readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, extname, join, resolve } from 'node:path';
import { constants, Script } from 'node:vm';

import ts = require('typescript');

import type { SourceMaps } from './source-maps.js';

interface LocalModule {
  readonly module: { exports: unknown };
  readonly stamp: string;
  readonly dependencies: Set<string>;
}

const extensions = ['.ts', '.tsx', '.mts', '.cts', '.js', '.mjs', '.cjs', '.json'];
/** `import './x.js'` may mean the TypeScript file it will be compiled from. */
const sourceExtension = new Map([
  ['.js', '.ts'],
  ['.mjs', '.mts'],
  ['.cjs', '.cts'],
]);

/** The files beside the notebook: TypeScript or JavaScript, loaded again when they have changed. */
export class LocalModules {
  readonly #loaded = new Map<string, LocalModule>();
  readonly #maps: SourceMaps;
  readonly #requirePackage: (specifier: string, from: string) => unknown;

  constructor(maps: SourceMaps, requirePackage: (specifier: string, from: string) => unknown) {
    this.#maps = maps;
    this.#requirePackage = requirePackage;
  }

  /** The file that a relative specifier means; undefined when there is none. */
  find(specifier: string, folder: string): string | undefined {
    const path = resolve(folder, specifier);
    const extension = extname(path);
    const source = sourceExtension.get(extension);
    const candidates = [
      path,
      ...(source ? [path.slice(0, -extension.length) + source] : []),
      ...extensions.map((end) => path + end),
      ...extensions.map((end) => join(path, `index${end}`)),
    ];
    return candidates.find(isFile);
  }

  load(file: string): unknown {
    const known = this.#loaded.get(file);
    if (known && this.#isFresh(file, new Set())) return known.module.exports;
    const module = { exports: {} };
    const entry = { module, stamp: stampOf(file), dependencies: new Set<string>() };
    // Registered before it runs, so that modules may import each other in a circle.
    this.#loaded.set(file, entry);
    try {
      this.#evaluate(file, entry);
    } catch (error) {
      this.#loaded.delete(file);
      throw error;
    }
    return module.exports;
  }

  #isFresh(file: string, seen: Set<string>): boolean {
    if (seen.has(file)) return true;
    seen.add(file);
    const known = this.#loaded.get(file);
    if (!known || known.stamp !== stampOf(file)) return false;
    return [...known.dependencies].every((dependency) => this.#isFresh(dependency, seen));
  }

  #evaluate(file: string, { module, dependencies }: LocalModule): void {
    const text = readFileSync(file, 'utf8');
    if (file.endsWith('.json')) {
      module.exports = JSON.parse(text);
      return;
    }
    const { outputText, sourceMapText = '' } = ts.transpileModule(text, {
      fileName: file,
      compilerOptions: {
        module: ts.ModuleKind.CommonJS,
        target: ts.ScriptTarget.ES2022,
        esModuleInterop: true,
        sourceMap: true,
        allowJs: true,
      },
    });
    this.#maps.set(file, sourceMapText, text);
    const require = (specifier: string): unknown => {
      const local = specifier.startsWith('.') ? this.find(specifier, dirname(file)) : undefined;
      if (local === undefined) return this.#requirePackage(specifier, file);
      dependencies.add(local);
      return this.load(local);
    };
    const wrapper = `(function (exports, require, module, __filename, __dirname) { ${outputText}\n})`;
    const script = new Script(wrapper, {
      filename: file,
      columnOffset: -wrapper.indexOf('{') - 2,
      importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
    });
    const { resolve: resolvePackage } = createRequire(file);
    const args = [module.exports, Object.assign(require, { resolve: resolvePackage }), module];
    script.runInThisContext()(...args, file, dirname(file));
  }
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}

function stampOf(file: string): string {
  const stat = statSync(file, { throwIfNoEntry: false });
  return stat ? `${stat.mtimeMs} ${stat.size}` : 'missing';
}
