import { statSync } from 'node:fs';
import { dirname, join } from 'node:path';

import ts = require('typescript');

import { ambientTypes, kernelTypes, tslabTypes } from './ambient.js';
import { countLoops } from './loops.js';
import { ModuleResolver, nodeTypes } from './resolve.js';

const options: ts.CompilerOptions = {
  strict: true,
  target: ts.ScriptTarget.ES2022,
  lib: ['lib.es2023.d.ts'],
  types: [],
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  moduleDetection: ts.ModuleDetectionKind.Force,
  resolveJsonModule: true,
  rewriteRelativeImportExtensions: true,
  allowJs: true,
  maxNodeModuleJsDepth: 0,
  skipLibCheck: true,
  allowUnreachableCode: true,
  allowUnusedLabels: true,
  preserveConstEnums: true,
  declaration: true,
  sourceMap: true,
  newLine: ts.NewLineKind.LineFeed,
  outDir: '/cell-output',
};

/** The language service passes this on to its programs, though its declarations do not say so. */
type ResolutionCaching = Pick<ts.CompilerHost, 'getModuleResolutionCache'>;

/** What one compilation of the current cell gives. */
export interface Emitted {
  readonly javascript: string;
  readonly sourceMap: string;
  /** The cell's declarations; undefined when a type in it cannot be written down. */
  readonly declarations: string | undefined;
}

/**
 * TypeScript over the files that a cell can see: the cell, the declarations of earlier cells, the
 * ambient types, and whatever they import. The cell is always the same virtual file, so that
 * TypeScript keeps everything else from one cell to the next.
 */
export class Compiler {
  readonly cellFile: string;
  readonly service: ts.LanguageService;
  readonly #cwd: string;
  readonly #virtual = new Map<string, { text: string; version: number }>();
  readonly #snapshots = new Map<string, { version: string; snapshot: ts.IScriptSnapshot }>();
  readonly #ambientFile: string;
  readonly #nodeTypes: string | undefined;
  #roots: string[];

  constructor(cwd: string) {
    this.#cwd = ts.sys.resolvePath(cwd).replaceAll('\\', '/');
    this.cellFile = `${this.#cwd}/__cell__.ts`;
    this.#ambientFile = `${this.#cwd}/__ambient__.d.ts`;
    const kernelTypesFile = `${this.#cwd}/__kernel__.d.ts`;
    const tslabFile = `${this.#cwd}/__tslab__.d.ts`;
    this.#nodeTypes = nodeTypes(this.#cwd);
    this.setFile(this.cellFile, '');
    this.setFile(this.#ambientFile, ambientTypes);
    this.setFile(kernelTypesFile, kernelTypes);
    this.setFile(tslabFile, tslabTypes);
    this.#roots = [this.#ambientFile, kernelTypesFile, this.cellFile];
    const host = this.#host(new Map([['tslab', tslabFile]]));
    this.service = ts.createLanguageService(host, keepingRegistry(this.#cwd));
  }

  /** The file that holds the declarations of an earlier cell, and how other cells import it. */
  frozenCell(id: number): { file: string; declarationFile: string; specifier: string } {
    const file = `${this.#cwd}/__cell_${id}__`;
    return {
      file: `${file}.ts`,
      declarationFile: `${file}.d.ts`,
      specifier: `./__cell_${id}__`,
    };
  }

  setFile(file: string, text: string): void {
    const version = (this.#virtual.get(file)?.version ?? 0) + 1;
    this.#virtual.set(file, { text, version });
  }

  /** Whether a file is one of the kernel's own, which is on no disk. */
  isVirtual(file: string): boolean {
    return this.#virtual.has(file);
  }

  deleteFile(file: string): void {
    this.#virtual.delete(file);
    this.#snapshots.delete(file);
  }

  /** The program over the current cell, with Node's types as soon as anything in it needs them. */
  program(): ts.Program {
    const program = this.#build();
    const node = this.#nodeTypes;
    if (!node || !this.#roots.includes(this.#ambientFile) || !program.getSourceFile(node))
      return program;
    this.loadNodeTypes();
    return this.#build();
  }

  /** Replaces the short ambient types by Node's own; false when that had happened before. */
  loadNodeTypes(): boolean {
    const node = this.#nodeTypes;
    if (!node || this.#roots.includes(node)) return false;
    this.#roots = this.#roots.map((file) => (file === this.#ambientFile ? node : file));
    return true;
  }

  emit(program: ts.Program, before: ts.TransformerFactory<ts.SourceFile>): Emitted {
    const output = new Map<string, string>();
    const collect = (name: string, text: string) =>
      void output.set(/\.(d\.ts|js\.map|js)$/.exec(name)?.[1] ?? '', text);
    const cell = program.getSourceFile(this.cellFile);
    const { diagnostics } = program.emit(cell, collect, undefined, false, {
      before: [before, countLoops],
    });
    return {
      javascript: (output.get('js') ?? '').replace(/\n\/\/# sourceMappingURL=.*\s*$/, ''),
      sourceMap: output.get('js.map') ?? '',
      declarations: diagnostics.length === 0 ? output.get('d.ts') : undefined,
    };
  }

  #build(): ts.Program {
    const program = this.service.getProgram();
    if (!program) throw new Error('TypeScript gave no program.');
    return program;
  }

  #host(fixed: ReadonlyMap<string, string>): ts.LanguageServiceHost & ResolutionCaching {
    const fileExists = (file: string) => this.#virtual.has(file) || ts.sys.fileExists(file);
    const readFile = (file: string) => this.#virtual.get(file)?.text ?? ts.sys.readFile(file);
    const { directoryExists, getDirectories, realpath } = ts.sys;
    const files = { fileExists, readFile, directoryExists, ...(realpath && { realpath }) };
    const resolutions = ts.createModuleResolutionCache(this.#cwd, (name) => name, options);
    const resolver = new ModuleResolver(options, files, fixed);
    return {
      ...files,
      getDirectories,
      getCompilationSettings: () => options,
      getScriptFileNames: () => this.#roots,
      getScriptVersion: (file) => this.#version(file),
      getScriptSnapshot: (file) => this.#snapshot(file),
      getCurrentDirectory: () => this.#cwd,
      // Shared by all programs: without it each would read every package.json again.
      getModuleResolutionCache: () => resolutions,
      getDefaultLibFileName: () => join(dirname(ts.sys.getExecutingFilePath()), 'lib.d.ts'),
      resolveModuleNameLiterals: (literals, from) =>
        literals.map(({ text }) => ({ resolvedModule: resolver.resolve(text, from) })),
    };
  }

  /** Files of packages do not change while a kernel runs; the student's own may. */
  #version(file: string): string {
    const virtual = this.#virtual.get(file);
    if (virtual) return String(virtual.version);
    if (file.includes('/node_modules/')) return '1';
    try {
      return String(statSync(file).mtimeMs);
    } catch {
      return 'missing';
    }
  }

  #snapshot(file: string): ts.IScriptSnapshot | undefined {
    const version = this.#version(file);
    const known = this.#snapshots.get(file);
    if (known?.version === version) return known.snapshot;
    const text = this.#virtual.get(file)?.text ?? ts.sys.readFile(file);
    if (text === undefined) return undefined;
    const snapshot = ts.ScriptSnapshot.fromString(text);
    this.#snapshots.set(file, { version, snapshot });
    return snapshot;
  }
}

/** A registry that keeps parsed libraries, so that the next cell that imports one need not parse it. */
function keepingRegistry(cwd: string): ts.DocumentRegistry {
  const registry = ts.createDocumentRegistry(true, cwd);
  return { ...registry, releaseDocument() {}, releaseDocumentWithKey() {} };
}
