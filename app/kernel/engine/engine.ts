import { Script } from 'node:vm';

import { type CompiledCell, compileCell } from './cell.js';
import { Compiler } from './compiler.js';
import { diagnose } from './diagnose.js';
import { diagnosticsContent } from './diagnostics.js';
import { drive, type Stage } from './drive.js';
import type { ErrorContent } from './errors.js';
import { Interruption } from './interruption.js';
import { type EarlierName, moduleText } from './module-text.js';
import { Modules } from './modules.js';
import { needsNodeTypes } from './node-names.js';
import { Slots } from './slots.js';
import { SourceMaps } from './source-maps.js';
import { showOwnLines } from './stack.js';
import { Usage } from './usage.js';

/** What a cell's code can reach of the kernel while it runs. */
export interface CellState {
  result: unknown;
  /** The index of the last top-level statement whose variables exist. */
  reached: number;
}

/** Runs cells that nobody will interrupt. */
const plainStage: Stage = { run: setImmediate, stop: new Int32Array(1), tick: () => 0 };

/** Compiles and runs cells; holds everything that lives from one cell to the next. */
export class Engine {
  readonly maps = new SourceMaps();
  readonly compiler: Compiler;
  readonly #modules: Modules;
  readonly #slots = new Slots();
  readonly #usage = new Usage();
  readonly #earlier = new Map<string, EarlierName>();
  #cells = 0;

  /** `builtIn` holds modules that cells can import though no package provides them. */
  constructor(cwd: string, builtIn: ReadonlyMap<string, object> = new Map()) {
    this.compiler = new Compiler(cwd);
    this.#modules = new Modules(cwd, builtIn, this.maps);
    showOwnLines(this.maps);
  }

  /** Makes `code` the compiler's current cell, with the earlier names that it uses or may begin to. */
  load(code: string, unfinished?: string): void {
    this.compiler.setFile(this.compiler.cellFile, moduleText(code, this.#earlier, unfinished));
  }

  /** The compiled cell, or what is wrong with it. */
  compile(code: string, label: string): CompiledCell | { error: ErrorContent } {
    this.load(code);
    const { compiler } = this;
    const program = compiler.program();
    const diagnostics = diagnose(compiler, program);
    if (diagnostics.length === 0) return compileCell(compiler, program, code, this.#usage);
    if (needsNodeTypes(diagnostics) && compiler.loadNodeTypes()) return this.compile(code, label);
    const { cellFile } = compiler;
    const known = new Set(this.#earlier.keys());
    return { error: diagnosticsContent(diagnostics, { program, cellFile, code, label, known }) };
  }

  /** Runs a compiled cell; gives its result and makes its names known, also when it fails midway. */
  async run(cell: CompiledCell, label: string, stage: Stage = plainStage): Promise<unknown> {
    this.maps.set(label, cell.sourceMap, cell.source);
    const loaded = new Map<string, unknown>();
    for (const specifier of cell.imports)
      loaded.set(specifier, await this.#modules.import(specifier));
    const state = this.#state(loaded, label, stage);
    try {
      const script = new Script(cell.script, { filename: label, lineOffset: -1 });
      await drive(script.runInThisContext(), state, stage);
      state.reached = Number.POSITIVE_INFINITY;
      return state.result;
    } finally {
      this.#remember(cell, state.reached);
    }
  }

  #state(loaded: ReadonlyMap<string, unknown>, label: string, stage: Stage): CellState {
    const modules = this.#modules;
    const calls = {
      meta: modules.meta,
      node: modules.node,
      slot: (name: string) => this.#slots.get(name),
      module: (specifier: string) => loaded.get(specifier),
      importDynamically: (specifier: string) => modules.importDynamically(specifier),
      defaultOf: (exports: unknown) => modules.defaultOf(exports),
      stop: stage.stop,
      stopAt: (line: number, column: number) => new Interruption({ file: label, line, column }),
      tick: () => stage.tick(),
    };
    return { result: undefined, reached: -1, ...calls };
  }

  #remember(cell: CompiledCell, reached: number): void {
    const declared = cell.declared(reached);
    if (declared.size === 0) return;
    const { file, declarationFile, specifier } = this.compiler.frozenCell(++this.#cells);
    if (cell.declarations !== undefined) this.compiler.setFile(declarationFile, cell.declarations);
    else this.compiler.setFile(file, cell.source);
    for (const { name, kind } of declared.values())
      this.#earlier.set(name, {
        specifier,
        mutable: kind === 'let' || kind === 'nested var',
      });
  }
}
