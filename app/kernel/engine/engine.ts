import { Script } from 'node:vm';
import type ts from 'typescript';
import type { JsonRecord } from '../wire/json.js';
import { type CompiledCell, compileCell, diagnose, type EarlierName, moduleText } from './cell.js';
import { Compiler } from './compiler.js';
import { diagnosticsContent } from './diagnostics.js';
import { Modules } from './modules.js';
import { Slots } from './slots.js';
import { SourceMaps } from './sourceMaps.js';
import { Usage } from './usage.js';

/** Compiles and runs cells; holds everything that lives from one cell to the next. */
export class Engine {
  readonly maps = new SourceMaps();
  readonly #compiler: Compiler;
  readonly #modules: Modules;
  readonly #slots = new Slots();
  readonly #usage = new Usage();
  readonly #earlier = new Map<string, EarlierName>();
  #cells = 0;

  constructor(cwd: string, builtIn: ReadonlyMap<string, object>) {
    this.#compiler = new Compiler(cwd);
    this.#modules = new Modules(cwd, builtIn);
  }

  /** Compiles nothing once, so that the first cell finds the libraries parsed. */
  warmUp(): void {
    this.compile('undefined', 'In[0]');
  }

  /** The compiled cell, or what is wrong with it. */
  compile(code: string, label: string): CompiledCell | { error: JsonRecord } {
    const text = moduleText(code, this.#earlier);
    this.#compiler.setFile(this.#compiler.cellFile, text);
    const program = this.#compiler.program();
    const diagnostics = diagnose(this.#compiler, program);
    if (diagnostics.length > 0) {
      if (needsNodeTypes(diagnostics) && this.#compiler.loadNodeTypes())
        return this.compile(code, label);
      return { error: { ...diagnosticsContent(diagnostics, code, label) } };
    }
    return compileCell(this.#compiler, program, code, this.#usage);
  }

  /** Runs a compiled cell; gives its result and makes its names known, also when it fails midway. */
  async run(cell: CompiledCell, label: string): Promise<unknown> {
    this.maps.set(label, cell.sourceMap);
    const modules = this.#modules;
    const state = {
      result: undefined as unknown,
      reached: -1,
      meta: modules.meta,
      slot: (name: string) => this.#slots.get(name),
      import: (specifier: string) => modules.import(specifier),
      importDynamically: (specifier: string) => modules.importDynamically(specifier),
      defaultOf: (exports: unknown) => modules.defaultOf(exports),
    };
    try {
      const run: unknown = new Script(cell.script, {
        filename: label,
        lineOffset: -1,
      }).runInThisContext();
      if (typeof run === 'function') await run(state);
      state.reached = Number.POSITIVE_INFINITY;
      return state.result;
    } finally {
      this.#remember(cell, state.reached);
    }
  }

  #remember(cell: CompiledCell, reached: number): void {
    const declared = cell.declared(reached);
    if (declared.size === 0) return;
    const id = ++this.#cells;
    const { file, declarationFile, specifier } = this.#compiler.frozenCell(id);
    if (cell.declarations !== undefined) this.#compiler.setFile(declarationFile, cell.declarations);
    else this.#compiler.setFile(file, cell.source);
    for (const { name, kind } of declared.values())
      this.#earlier.set(name, {
        cell: id,
        specifier,
        mutable: kind === 'let' || kind === 'nested var',
        isValue: kind !== 'type',
      });
  }
}

/** A missing name that exists at run time is one of Node's. */
function needsNodeTypes(diagnostics: readonly ts.Diagnostic[]): boolean {
  return diagnostics.some(({ code, messageText }) => {
    const message = typeof messageText === 'string' ? messageText : messageText.messageText;
    const name = /'(?:node:)?([^']+)'/.exec(message)?.[1] ?? '';
    const isMissing = [2304, 2307, 2503, 2552, 2580, 2591, 2584, 2867, 2868].includes(code);
    return isMissing && (name in globalThis || code === 2307 || code === 2591 || code === 2580);
  });
}
