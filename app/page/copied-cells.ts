import { isRecord, type JsonRecord } from '../is-record';
import { recordsIn, textIn } from './api';
import { forget, keep, kept } from './browser-store';
import { parsed } from './parsed';

/** A cell as it is copied: Jupyter's own form. */
export type CopiedCell = JsonRecord;

/**
 * The cells that were copied last in any notebook of the course, in the browser's store. The system's clipboard would
 * ask for leave to be read, and holds what any other page has put there.
 */
const KEY = 'nabla.cells';
/** The store holds some five million characters, and what was typed and not saved needs room in it. */
const LONGEST = 1_000_000;

let written: string | null = null;

/**
 * Keeps cells for the other notebooks.
 *
 * @returns whether the browser could keep them
 */
export function keepCells(cells: readonly CopiedCell[]): boolean {
  // What was copied before must not be pasted in their place.
  forget(KEY);
  written = null;
  const text = JSON.stringify(cells.map(withoutRun));
  if (text.length > LONGEST || !keep(KEY, text)) return false;
  written = text;
  return true;
}

/** The cells that were copied last, if not by this page. */
export function cellsFromElsewhere(): CopiedCell[] | undefined {
  const text = kept(KEY);
  return text === null || text === written ? undefined : recordsIn(parsed(text)).flatMap(cellIn);
}

/** A cell that is new in its notebook: no exercise, no check, and not locked. */
export function asNew({ id, ...cell }: CopiedCell): CopiedCell {
  const metadata = isRecord(cell.metadata) ? cell.metadata : {};
  const { nbgrader, editable, deletable, ...own } = metadata;
  return { ...cell, metadata: own };
}

/** Another kernel made the outputs: where the cell is pasted it did not run. */
function withoutRun({ outputs, execution_count, ...cell }: CopiedCell): CopiedCell {
  return cell;
}

/** A cell as far as it is one: other programs may have had this address, and with it this store. */
function cellIn(value: CopiedCell): CopiedCell[] {
  const type = textIn(value, 'cell_type');
  if (!['code', 'markdown', 'raw'].includes(type)) return [];
  const { trusted, ...metadata } = isRecord(value.metadata) ? value.metadata : {};
  const cell = { cell_type: type, source: textIn(value, 'source'), metadata };
  if (type === 'code') return [{ ...cell, outputs: [], execution_count: null }];
  return [isRecord(value.attachments) ? { ...cell, attachments: value.attachments } : cell];
}
