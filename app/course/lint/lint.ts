import { isRecord } from '../../is-record.js';
import { messageOf } from '../../message-of.js';
import { type Notebook, parseNotebook } from '../notebook.js';
import { type Finding, findingInFile, type Placed } from './finding.js';
import { lintMarkers } from './markers.js';
import { lintMarks } from './marks.js';
import { lintStructure } from './structure.js';

/**
 * What is wrong with a lesson's file, as far as reading it tells. `lintRun` goes on where this ends.
 *
 * @param file its name, for the rule that a lesson is called like its file
 * @param text the text of the file
 * @returns findings in the order of the cells; empty for a good lesson
 */
export function lintLesson(file: string, text: string): Finding[] {
  try {
    const notebook = parseNotebook(text);
    const cells = placedCells(notebook, text);
    const findings = [
      ...lintStructure(file, notebook, cells),
      ...lintMarks(cells),
      ...lintMarkers(cells),
    ];
    return findings.sort((a, b) => (a.cell ?? 0) - (b.cell ?? 0) || (a.line ?? 0) - (b.line ?? 0));
  } catch (error) {
    return [findingInFile(`it is not a readable notebook: ${messageOf(error)}`)];
  }
}

/** Cells with the ids that the file has, not those that reading it made up. */
function placedCells(notebook: Notebook, text: string): Placed[] {
  const json: unknown = JSON.parse(text);
  const raw = isRecord(json) && Array.isArray(json.cells) ? json.cells : [];
  return notebook.cells.map((cell, index) => {
    const written: unknown = raw[index];
    const id = isRecord(written) && typeof written.id === 'string' ? written.id : '';
    return { cell: { ...cell, id }, place: index + 1 };
  });
}
