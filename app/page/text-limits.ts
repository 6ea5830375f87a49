import { withoutPictures } from './pictures-in-text';

/** A text as far as it is shown, and what is said of the rest. */
export interface Shown {
  readonly text: string;
  readonly note: string | undefined;
}

/** So much text is laid out in a moment, and so many of its parts. */
const LONGEST = 500_000;
const MOST_PARTS = 20_000;
/** A longer line takes a browser many times as long as the same text in lines. */
const LONGEST_LINE = 10_000;
const MOST_OF_PICTURES = 10_000_000;

/** Printed text: its beginning, with no more colours and links than are shown, in lines that end. */
export function shownText(text: string, longest = LONGEST): Shown {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: it is what a terminal's colours begin with.
  const { text: beginning, note } = cut(text, longest, /\x1b|www\.|:\/\//g);
  const lines = new RegExp(`[^\n]{${LONGEST_LINE}}(?!\n)`, 'g');
  return { text: beginning.replace(lines, '$&\n'), note };
}

/** The beginning of an HTML text, with no more tags than are shown; what is open at its end is closed by a browser. */
export function shownHtml(html: string): Shown {
  const pictures = html.length - withoutPictures(html).length;
  return cut(html, LONGEST + Math.min(pictures, MOST_OF_PICTURES), /</g);
}

function cut(text: string, longest: number, part: RegExp): Shown {
  let end = longest;
  let parts = 0;
  for (const { index } of text.matchAll(part)) {
    parts += 1;
    if (parts > MOST_PARTS) end = Math.min(end, index);
    if (index >= end) break;
  }
  const rest = text.length - end;
  if (rest <= 0) return { text, note: undefined };
  const note = `${rest.toLocaleString('en')} more characters are not shown: show less and run the cell again.`;
  return { text: text.slice(0, end), note };
}
