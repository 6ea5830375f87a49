import type { Notebook } from '@jupyterlab/notebook';
import { splitFormulas } from './formulas';

export interface Heading {
  readonly level: number;
  readonly text: string;
  readonly cell: number;
  readonly id: string;
  /** Which of the headings of its cell it is. */
  readonly place: number;
}

/** Code between fences of three backticks, where a line with # is a comment and no heading. */
const FENCED = /^\x60{3}[\s\S]*?^\x60{3}/gm;
const HEADING = /^(#{1,3})\s/;
/** A stranger's heading of any length takes no time. */
const LONGEST = 300;
/** Stars, underscores and backticks. */
const MARKS = /[*_\x60]/g;

/** What a table of contents names. One heading of the first level alone is the title, and no part of what it is the title of. */
export function contentsOf(notebook: Notebook): Heading[] {
  const all = headingsOf(notebook);
  const parts = all.filter(({ level }) => level === 1).length;
  return all.filter(({ level }) => level > 1 || parts > 1);
}

/** All headings of three levels, in order. */
export function headingsOf({ model }: Notebook): Heading[] {
  return [...(model?.cells ?? [])].flatMap((cell, index) => {
    if (cell.type !== 'markdown') return [];
    const lines = cell.sharedModel.getSource().replace(FENCED, '').split('\n');
    return lines
      .filter((line) => HEADING.test(line))
      .map((line, place) => ({
        level: HEADING.exec(line)?.[1]?.length ?? 1,
        text: plain(line.slice(0, LONGEST)),
        cell: index,
        id: cell.id,
        place,
      }));
  });
}

/** A heading without its markup; its formulas stay. */
function plain(text: string): string {
  return splitFormulas(text.replace(/^#+/, '').trim().replace(/\s#+$/, ''))
    .map(({ kind, source }) => (kind === 'text' ? withoutMarks(source) : `$${source}$`))
    .join('');
}

function withoutMarks(text: string): string {
  return text.replace(MARKS, '').replace(/\[([^\]]*)\]\([^)]*\)/g, '$1');
}
