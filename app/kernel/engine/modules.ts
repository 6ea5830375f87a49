import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { constants, Script } from 'node:vm';
import { isRecord } from '../../is-record.js';
import { LocalModules } from './local-modules.js';
import { kernelFile } from './resolve.js';
import type { SourceMaps } from './source-maps.js';

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
  readonly #local: LocalModules;
  readonly #kernelRequire = createRequire(kernelFile);
  readonly #nativeImport: (specifier: string) => Promise<object>;

  constructor(cwd: string, builtIn: ReadonlyMap<string, object>, maps: SourceMaps) {
    this.#cwd = cwd;
    this.#builtIn = builtIn;
    this.#local = new LocalModules(maps, (specifier, from) => this.#require(specifier, from));
    this.#nativeImport = new Script('(specifier) => import(specifier)', {
      filename: this.#notebook,
      importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
    }).runInThisContext();
  }

  /** What `import.meta` is in a cell. */
  get meta(): { url: string; dirname: string; filename: string } {
    const filename = this.#notebook;
    return { url: pathToFileURL(filename).href, dirname: this.#cwd, filename };
  }

  /** What Node's CommonJS modules know, as a cell sees it. */
  get node(): { require: (specifier: string) => unknown; __filename: string; __dirname: string } {
    const { filename, dirname } = this.meta;
    const require = (specifier: string) => this.require(specifier);
    return { require, __filename: filename, __dirname: dirname };
  }

  require(specifier: string): unknown {
    const file = specifier.startsWith('.') ? this.#local.find(specifier, this.#cwd) : undefined;
    return file === undefined ? this.#require(specifier, this.#notebook) : this.#local.load(file);
  }

  /** The exports of a module. */
  async import(specifier: string): Promise<unknown> {
    const file = specifier.startsWith('.') ? this.#local.find(specifier, this.#cwd) : undefined;
    if (file?.endsWith('.mjs')) return this.#nativeImport(pathToFileURL(file).href);
    try {
      return this.require(specifier);
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

  get #notebook(): string {
    return join(this.#cwd, 'notebook.js');
  }

  #require(specifier: string, from: string): unknown {
    const builtIn = this.#builtIn.get(specifier);
    if (builtIn) return builtIn;
    const require = createRequire(from);
    if (specifier.startsWith('.') || canResolve(require, specifier)) return require(specifier);
    return (canResolve(this.#kernelRequire, specifier) ? this.#kernelRequire : require)(specifier);
  }
}

/** Whether a package is there at all; one that only `import` may load is. */
function canResolve(require: NodeJS.Require, specifier: string): boolean {
  try {
    require.resolve(specifier);
    return true;
  } catch (error) {
    return codeOf(error) !== 'MODULE_NOT_FOUND';
  }
}

function isModule(exports: unknown): boolean {
  if (!isRecord(exports)) return false;
  return exports.__esModule === true || Reflect.get(exports, Symbol.toStringTag) === 'Module';
}

function codeOf(error: unknown): string {
  return isRecord(error) && typeof error.code === 'string' ? error.code : '';
}
