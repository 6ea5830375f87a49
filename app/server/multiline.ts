import { isRecord } from '../is-record.js';
import type { JsonObject } from './body.js';
import { Refusal } from './refusal.js';

/*
 * Notebook files hold long texts as lists of lines, so that versions compare well; programs want one text.
 * The fields are those that nbformat 4 names: sources, stream texts, and data that is not JSON.
 */

type Change = (text: unknown) => unknown;

/**
 * A notebook as programs want it: every multi-line text joined. Lines of sources end as editors end them, with `\n`
 * alone: what is shown is then what would be saved.
 */
export function joinLines(notebook: JsonObject): JsonObject {
  const join: Change = (text) => (isLines(text) ? text.join('') : text);
  const joined = changeTexts(notebook, join);
  return { ...joined, cells: mapList(joined.cells, withPlainLineEnds) };
}

function withPlainLineEnds(cell: JsonObject): JsonObject {
  const { source } = cell;
  return typeof source === 'string' ? { ...cell, source: source.replaceAll('\r\n', '\n') } : cell;
}

/** A notebook as files hold it: every multi-line text a list of lines. */
export function splitLines(notebook: JsonObject): JsonObject {
  const split: Change = (text) =>
    typeof text === 'string' ? (text.match(/[^\n]*\n|[^\n]+/g) ?? []) : text;
  return changeTexts(notebook, split);
}

/** @throws Refusal 400 when the value is not a notebook of version 4 */
export function parseNotebook(value: unknown): JsonObject & { readonly cells: readonly unknown[] } {
  if (!isRecord(value)) throw new Refusal(400, 'it is not a JSON object.');
  const { cells, nbformat, metadata } = value;
  if (nbformat !== 4) {
    throw new Refusal(400, `its nbformat is ${JSON.stringify(nbformat) ?? 'missing'}, not 4.`);
  }
  if (!Array.isArray(cells)) throw new Refusal(400, 'it has no list of cells.');
  if (!isRecord(metadata)) throw new Refusal(400, 'it has no metadata.');
  cells.forEach(checkCell);
  return { ...value, cells };
}

function checkCell(cell: unknown, index: number): void {
  const known = ['code', 'markdown', 'raw'];
  const type = isRecord(cell) ? cell.cell_type : undefined;
  if (typeof type !== 'string' || !known.includes(type)) {
    const given = JSON.stringify(type) ?? 'no type';
    throw new Refusal(400, `cell ${index + 1} has ${given}; expected ${known.join(', ')}.`);
  }
}

function changeTexts(notebook: JsonObject, change: Change): JsonObject {
  return { ...notebook, cells: mapList(notebook.cells, (cell) => changeCell(cell, change)) };
}

function changeCell(cell: JsonObject, change: Change): JsonObject {
  const changed: Record<string, unknown> = { ...cell, source: change(cell.source ?? '') };
  if (isRecord(cell.attachments)) {
    changed.attachments = mapValues(cell.attachments, (bundle) => changeBundle(bundle, change));
  }
  if (Array.isArray(cell.outputs)) {
    changed.outputs = mapList(cell.outputs, (output) => changeOutput(output, change));
  }
  return changed;
}

function changeOutput(output: JsonObject, change: Change): JsonObject {
  if (output.output_type === 'stream') return { ...output, text: change(output.text) };
  return 'data' in output ? { ...output, data: changeBundle(output.data, change) } : output;
}

function changeBundle(bundle: unknown, change: Change): unknown {
  if (!isRecord(bundle)) return bundle;
  return mapValues(bundle, (value, type) => (/[/+]json$/.test(type) ? value : change(value)));
}

function isLines(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((line) => typeof line === 'string');
}

function mapList(list: unknown, change: (item: JsonObject) => unknown): unknown {
  return Array.isArray(list) ? list.map((item) => (isRecord(item) ? change(item) : item)) : list;
}

function mapValues(object: JsonObject, change: (value: unknown, key: string) => unknown) {
  return Object.fromEntries(Object.entries(object).map(([key, item]) => [key, change(item, key)]));
}
