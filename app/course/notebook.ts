import { createHash } from 'node:crypto';
import { type Fields, isRecord } from '../is-record.js';
import { messageOf } from '../message-of.js';
import { readPlainFile } from '../plain-file.js';

/** A cell as nbformat 4.5 stores it, with its source as one string. */
export interface Cell {
  readonly cell_type: 'code' | 'markdown' | 'raw';
  readonly id: string;
  readonly source: string;
  readonly metadata: Fields;
  readonly [key: string]: unknown;
}

/** A Jupyter notebook (nbformat 4), the sources of its cells joined. */
export interface Notebook {
  readonly nbformat: number;
  readonly nbformat_minor: number;
  readonly metadata: Fields;
  readonly cells: readonly Cell[];
}

/** Reads and checks a notebook file; the error of a damaged one says what is wrong with it. */
export async function readNotebook(path: string): Promise<Notebook> {
  const text = (await readPlainFile(path)).toString('utf8');
  try {
    return parseNotebook(text);
  } catch (error) {
    throw new Error(`${path} is not a readable notebook: ${messageOf(error)}`);
  }
}

/** Parses the text of a notebook file. Throws an Error that names the damage. */
export function parseNotebook(text: string): Notebook {
  const json: unknown = JSON.parse(text);
  if (!isRecord(json) || !Array.isArray(json.cells)) throw new Error('it has no list of cells.');
  if (json.nbformat !== 4) throw new Error(`its nbformat is ${json.nbformat}, and 4 is expected.`);
  return {
    nbformat: 4,
    nbformat_minor: typeof json.nbformat_minor === 'number' ? json.nbformat_minor : 5,
    metadata: isRecord(json.metadata) ? json.metadata : {},
    cells: json.cells.map(parseCell),
  };
}

function parseCell(cell: unknown, index: number): Cell {
  const where = `cell ${index + 1}`;
  if (!isRecord(cell)) throw new Error(`${where} is not an object.`);
  const { cell_type: type, id } = cell;
  if (type !== 'code' && type !== 'markdown' && type !== 'raw') {
    throw new Error(`${where} has the unknown type ${JSON.stringify(type)}.`);
  }
  return {
    ...cell,
    cell_type: type,
    id: typeof id === 'string' ? id : `cell-${index + 1}`,
    source: joinSource(cell.source, where),
    metadata: isRecord(cell.metadata) ? cell.metadata : {},
  };
}

function joinSource(source: unknown, where: string): string {
  if (typeof source === 'string') return source;
  if (Array.isArray(source) && source.every((line) => typeof line === 'string')) {
    return source.join('');
  }
  throw new Error(`${where} has no source.`);
}

/**
 * The one text of a notebook that the course keeps in version control: nbformat's own layout
 * (sorted keys, one-space indent, sources as lines), without outputs and execution counts.
 */
export function formatNotebook(notebook: Notebook): string {
  const cells = notebook.cells.map((cell) => ({
    ...withoutOutputs(cell),
    source: splitLines(cell.source),
  }));
  return serialize({ ...notebook, cells });
}

/** The file text of a notebook with whatever outputs it has. */
export function stringifyNotebook(notebook: Notebook): string {
  const cells = notebook.cells.map((cell) => ({ ...cell, source: splitLines(cell.source) }));
  return serialize({ ...notebook, cells });
}

function withoutOutputs(cell: Cell): Cell {
  return cell.cell_type === 'code' ? { ...cell, outputs: [], execution_count: null } : cell;
}

function serialize(value: unknown): string {
  return `${JSON.stringify(sortKeys(value), null, 1)}\n`;
}

function sortKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortKeys);
  if (!isRecord(value)) return value;
  const keys = Object.keys(value).sort();
  return Object.fromEntries(keys.map((key) => [key, sortKeys(value[key])]));
}

function splitLines(source: string): string[] {
  return source === '' ? [] : source.split(/(?<=\n)/);
}

/** Metadata that front ends write while a notebook is used; a change of it is no edit. */
const sessionMetadata = ['execution', 'collapsed', 'scrolled', 'jupyter', 'trusted', 'ExecuteTime'];
/** The same for the whole notebook, and what the course says of a lesson. */
const courseMetadata = ['kernelspec', 'language_info', 'widgets', 'vscode', 'nabla'];

/** A hash of what a person writes in a notebook: sources, attachments and lasting metadata, not outputs. */
export function fingerprint(notebook: Notebook): string {
  const cells = notebook.cells.map(({ cell_type, id, source, metadata, attachments }) => {
    const own = { cell_type, id, source, metadata: without(sessionMetadata, metadata) };
    return isRecord(attachments) && isFilled(attachments) ? { ...own, attachments } : own;
  });
  const metadata = without(courseMetadata, notebook.metadata);
  const written = isFilled(metadata) ? { cells, metadata } : cells;
  return createHash('sha256')
    .update(JSON.stringify(sortKeys(written)))
    .digest('hex');
}

function without(keys: readonly string[], fields: Fields): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([key]) => !keys.includes(key)));
}

const isFilled = (fields: Fields) => Object.keys(fields).length > 0;
