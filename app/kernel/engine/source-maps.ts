import { existsSync, readFileSync } from 'node:fs';
import { SourceMap } from 'node:module';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isRecord } from '../../is-record.js';

/** A place in source code, counted from 1. */
export interface Position {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

interface Compiled {
  readonly json: string;
  readonly source: string;
  /** Parsed when an error first needs it. */
  map?: SourceMap | undefined;
}

/** Leads from places in running JavaScript to places in the TypeScript that people wrote. */
export class SourceMaps {
  readonly #compiled = new Map<string, Compiled>();
  readonly #beside = new Map<string, SourceMap | undefined>();

  /** Registers the map of code that the kernel compiled, and its source. */
  set(file: string, json: string, source: string): void {
    this.#compiled.set(file, { json, source });
  }

  /** A line of code that the kernel compiled, counted from 1. */
  line(file: string, line: number): string | undefined {
    return this.#compiled.get(file)?.source.split(/\r?\n/)[line - 1];
  }

  original({ file, line, column }: Position): Position {
    const compiled = this.#compiled.get(file);
    if (compiled) compiled.map ??= parseMap(compiled.json);
    const map = compiled ? compiled.map : this.#mapBeside(file);
    const entry = map?.findEntry(line - 1, column - 1);
    if (!entry || !('originalLine' in entry)) return { file, line, column };
    const source = compiled ? file : resolve(dirname(pathOf(file)), entry.originalSource);
    return { file: source, line: entry.originalLine + 1, column: entry.originalColumn + 1 };
  }

  /** The map that stands beside a JavaScript file, as the compiler puts it there. */
  #mapBeside(file: string): SourceMap | undefined {
    if (this.#beside.has(file)) return this.#beside.get(file);
    const beside = `${pathOf(file)}.map`;
    const map = existsSync(beside) ? parseMap(readFileSync(beside, 'utf8')) : undefined;
    this.#beside.set(file, map);
    return map;
  }
}

function pathOf(file: string): string {
  return file.startsWith('file:') ? fileURLToPath(file) : file;
}

function parseMap(json: string): SourceMap | undefined {
  const map: unknown = json === '' ? undefined : JSON.parse(json);
  if (!isRecord(map)) return undefined;
  const { version, sources, names, mappings } = map;
  if (version !== 3 || !Array.isArray(sources) || typeof mappings !== 'string') return undefined;
  return new SourceMap({
    version: 3,
    file: '',
    sources: sources.map(String),
    sourcesContent: [],
    names: Array.isArray(names) ? names.map(String) : [],
    mappings,
    sourceRoot: '',
  });
}
