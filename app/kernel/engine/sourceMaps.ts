import { existsSync, readFileSync } from 'node:fs';
import { SourceMap } from 'node:module';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isRecord } from '../wire/json.js';

/** A place in source code, counted from 1. */
export interface Position {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** Leads from places in running JavaScript to places in the TypeScript that people wrote. */
export class SourceMaps {
  readonly #maps = new Map<string, SourceMap | undefined>();

  /** Registers the map of code that is not a file. */
  set(file: string, json: string): void {
    this.#maps.set(file, parseMap(json));
  }

  original({ file, line, column }: Position): Position {
    const map = this.#map(file);
    const entry = map?.findEntry(line - 1, column - 1);
    if (!entry || !('originalLine' in entry)) return { file, line, column };
    const source = file.startsWith('In[') ? file : resolve(dirname(file), entry.originalSource);
    return { file: source, line: entry.originalLine + 1, column: entry.originalColumn + 1 };
  }

  /** The map that stands beside a JavaScript file, as the compiler puts it there. */
  #map(file: string): SourceMap | undefined {
    if (this.#maps.has(file)) return this.#maps.get(file);
    const path = file.startsWith('file:') ? fileURLToPath(file) : file;
    const beside = `${path}.map`;
    const map = existsSync(beside) ? parseMap(readFileSync(beside, 'utf8')) : undefined;
    this.#maps.set(file, map);
    return map;
  }
}

function parseMap(json: string): SourceMap | undefined {
  const map: unknown = JSON.parse(json);
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
