import { type Cell, CodeCell, MarkdownCell } from '@jupyterlab/cells';
import type { NotebookPanel } from '@jupyterlab/notebook';
import { marksOf } from './cell-marks';
import { forEachCell } from './each-cell';
import { nameEditor } from './editor-name';

/** Names are for those who hear the page: they may follow what is typed at leisure. */
const PAUSE_MS = 500;
const LONGEST = 60;
/** So much of a line is read for its name: a stranger's may be of any length. */
const READ = 300;

/** Tells screen readers what every cell is: its heading, its number among the code, or its exercise. */
export function nameCells(panel: NotebookPanel): void {
  let waiting = false;
  const soon = () => {
    if (waiting) return;
    waiting = true;
    setTimeout(() => {
      waiting = false;
      nameAll(panel.content.widgets);
    }, PAUSE_MS);
  };
  forEachCell(panel, (cell) => {
    cell.node.setAttribute('role', 'group');
    // JupyterLab gives a cell a name of its own when it is drawn, and whenever it has got or lost its outputs.
    if (cell instanceof CodeCell) {
      cell.outputArea.outputLengthChanged.connect(() => show(cell));
      cell.outputArea.inputRequested.connect((_, { node }) => nameField(node));
    }
    soon();
  });
  panel.context.model.contentChanged.connect(soon);
}

function nameAll(cells: readonly Cell[]): void {
  let heading = '';
  let codes = 0;
  for (const cell of cells) {
    if (cell instanceof MarkdownCell) heading = headingOf(cell) ?? heading;
    if (cell instanceof CodeCell) codes += 1;
    cell.node.dataset.name = nameOf(cell, heading, codes);
    show(cell);
    nameEditor(cell);
  }
}

function nameOf(cell: Cell, heading: string, number: number): string {
  if (cell instanceof MarkdownCell) return `Text: ${headingOf(cell) ?? beginningOf(cell)}`;
  if (!(cell instanceof CodeCell)) return 'Raw text';
  const { solution, grade } = marksOf(cell);
  if (solution === true) return /^exercise/i.test(heading) ? heading : `Exercise: ${heading}`;
  if (grade === true) return `Check: ${heading}`;
  return `Code cell ${number}`;
}

function headingOf(cell: Cell): string | undefined {
  const heading = /^#{1,6}\s+(\S.*)/m.exec(cell.model.sharedModel.getSource())?.[1];
  return heading === undefined ? undefined : plain(heading.slice(0, READ)).replace(/\s*#*$/, '');
}

function beginningOf(cell: Cell): string {
  const text = plain(
    cell.model.sharedModel.getSource().trim().split('\n')[0]?.slice(0, READ) ?? '',
  );
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text || 'empty';
}

/** Without tags, marks and the addresses of links. */
function plain(text: string): string {
  return text
    .replace(/<[^>]*>/g, '')
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/[*_\x60]/g, '');
}

/** The field of a question that a cell asks. */
function nameField(question: HTMLElement): void {
  const prompt = question.querySelector('.jp-Stdin-prompt')?.textContent?.trim();
  question.querySelector('input')?.setAttribute('aria-label', prompt || 'What the cell asks for');
}

function show({ node }: Cell): void {
  const { name } = node.dataset;
  if (name !== undefined && node.ariaLabel !== name) node.setAttribute('aria-label', name);
}
