import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { constants, Script } from 'node:vm';
import { isRecord } from '../wire/json.js';
import { kernelFile } from './resolve.js';

/** Errors by which `require` says that only `import` can load a module. */
const needsImport = new Set([
  'ERR_REQUIRE_ESM',
  'ERR_REQUIRE_ASYNC_MODULE',
  'ERR_PACKAGE_PATH_NOT_EXPORTED',
]);

/** Loads what cells import: as seen from the notebook's folder, then from the kernel's own package. */
export class Modules {
  readonly #cwd: string;
  readonly #builtIn: ReadonlyMap<string, object>;
  readonly #require: NodeJS.Require;
  readonly #kernelRequire = createRequire(kernelFile);
  readonly #nativeImport: (specifier: string) => Promise<object>;

  constructor(cwd: string, builtIn: ReadonlyMap<string, object>) {
    this.#cwd = cwd;
    this.#builtIn = builtIn;
    const base = join(cwd, 'notebook.js');
    this.#require = createRequire(base);
    this.#nativeImport = new Script('(specifier) => import(specifier)', {
      filename: base,
      importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
    }).runInThisContext();
  }

  get meta(): { url: string; dirname: string; filename: string } {
    const filename = join(this.#cwd, 'notebook.ts');
    return { url: pathToFileURL(filename).href, dirname: this.#cwd, filename };
  }

  /** The exports of a module. */
  async import(specifier: string): Promise<unknown> {
    const builtIn = this.#builtIn.get(specifier);
    if (builtIn) return builtIn;
    try {
      return this.#requireFor(specifier)(specifier);
    } catch (error) {
      if (!needsImport.has(codeOf(error))) throw error;
      return this.#nativeImport(specifier);
    }
  }

  /** What `import()` gives: an object with the exports and `default`. */
  async importDynamically(specifier: string): Promise<unknown> {
    const exports = await this.import(specifier);
    if (isModule(exports)) return exports;
    return { ...(isRecord(exports) ? exports : {}), default: exports };
  }

  /** The default export; a CommonJS module is its own. */
  defaultOf(exports: unknown): unknown {
    return isModule(exports) && isRecord(exports) ? exports.default : exports;
  }

  #requireFor(specifier: string): NodeJS.Require {
    if (specifier.startsWith('.')) return this.#require;
    try {
      this.#require.resolve(specifier);
      return this.#require;
    } catch (error) {
      if (codeOf(error) !== 'MODULE_NOT_FOUND') return this.#require;
    }
    try {
      this.#kernelRequire.resolve(specifier);
      return this.#kernelRequire;
    } catch {
      return this.#require;
    }
  }
}

function isModule(exports: unknown): boolean {
  if (!isRecord(exports)) return false;
  return exports.__esModule === true || Reflect.get(exports, Symbol.toStringTag) === 'Module';
}

function codeOf(error: unknown): string {
  return isRecord(error) && typeof error.code === 'string' ? error.code : '';
}
