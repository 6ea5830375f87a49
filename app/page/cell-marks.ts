import type { Cell } from '@jupyterlab/cells';
import { type Fields, isRecord } from '../is-record';

/** What nbgrader marks a cell as: an answer, a check, locked. */
export function marksOf(cell: Cell): Fields {
  const marks: unknown = cell.model.getMetadata('nbgrader');
  return isRecord(marks) ? marks : {};
}
