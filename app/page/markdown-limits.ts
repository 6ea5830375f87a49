import { withoutPictures } from './pictures-in-text';

/** A text so long is read in a moment; the longest of the course has 3,000 characters. */
const LONGEST = 100_000;
const MOST_CELLS = 20_000;
/** Formulas are looked for around backticks, line by line, with all pairs of them in a line. */
const MOST_TICKS = 200;
/** Marks that open something are each looked up to the end of their paragraph for what closes them. */
const MOST_LOOKS = 3_000_000;
/** Lists and quotations that open in one line, each in the one before it. */
const NESTED = /^(?:[^\S\n]*(?:>|(?:[-*+]|\d{1,9}[.)])[^\S\n])){51}/m;
const LONGEST_WITH_PICTURES = 10_000_000;

/** Why a Markdown text is shown as it was written; undefined where it is read. */
export function tooMuchMarkdown(markdown: string): string | undefined {
  const text = withoutPictures(markdown);
  if (text.length > LONGEST || markdown.length > LONGEST_WITH_PICTURES)
    return `it has more than ${LONGEST.toLocaleString('en')} characters`;
  if (NESTED.test(text)) return 'it nests too deeply';
  for (const paragraph of text.split(/\n[^\S\n]*\n/)) {
    const lines = paragraph.split('\n');
    const columns = Math.max(...lines.map((line) => marksIn(line, '|')));
    if (columns * lines.length > MOST_CELLS)
      return `it has a table of more than ${MOST_CELLS.toLocaleString('en')} cells`;
    if (lines.some((line) => marksIn(line, '`') > MOST_TICKS))
      return `it has more than ${MOST_TICKS} backticks in a line`;
  }
  return undefined;
}

/** Whether a paragraph has so many marks that what they mean is not looked up. */
export function isMarkedTooOften(text: string): boolean {
  if (text.length ** 2 <= MOST_LOOKS) return false;
  const paragraph = withoutPictures(text);
  const marks = paragraph.match(/[^\p{L}\p{N}\s]/gu)?.length ?? 0;
  return marks * paragraph.length > MOST_LOOKS;
}

function marksIn(line: string, mark: string): number {
  return line.split(mark).length - 1;
}
