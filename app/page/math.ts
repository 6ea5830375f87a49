import katex, { type KatexOptions } from 'katex';
import { element as make } from './dom';
import { splitFormulas } from './formulas';

/** Text in these is shown as it was written. */
const VERBATIM = 'pre, code, textarea, .katex';

const OPTIONS: KatexOptions = {
  // What is no TeX is shown in red, as far as it was written.
  throwOnError: false,
  errorColor: 'var(--bad)',
  // A formula makes no links, loads nothing, and cannot define itself into an endless loop or grow over the page.
  trust: false,
  maxExpand: 200,
  maxSize: 40,
  strict: false,
};

/** What a browser lays out in a moment: so much source, so many elements in one text, so many one in another. */
const LONGEST = 3000;
const MOST_ELEMENTS = 50_000;
const DEEPEST = 300;

const AS_WRITTEN =
  'Some formulas are shown as they were written, because they are too many or too large to be set.';

/** Sets the formulas in an element's text, each with its MathML for screen readers. */
export function typeset(element: HTMLElement): void {
  const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const found: Text[] = [];
  while (texts.nextNode()) {
    const { currentNode } = texts;
    if (currentNode instanceof Text && !currentNode.parentElement?.closest(VERBATIM)) {
      found.push(currentNode);
    }
  }
  let room = MOST_ELEMENTS;
  const set = (source: string, displayMode: boolean): HTMLElement | undefined => {
    const formula = room > 0 ? formulaOf(source, displayMode) : undefined;
    room -= formula?.getElementsByTagName('*').length ?? MOST_ELEMENTS;
    return formula;
  };
  for (const text of found) replaceFormulas(text, set);
  if (room <= 0) element.append(make('p', { class: 'nabla-TooMuch' }, AS_WRITTEN));
}

function replaceFormulas(
  text: Text,
  set: (source: string, displayMode: boolean) => HTMLElement | undefined,
): void {
  const pieces = splitFormulas(text.data);
  if (pieces.every(({ kind }) => kind === 'text') && pieces[0]?.source === text.data) return;
  text.replaceWith(
    ...pieces.map(({ kind, source }) => {
      if (kind === 'text') return source;
      const sign = kind === 'display' ? '$$' : '$';
      return set(source, kind === 'display') ?? `${sign}${source}${sign}`;
    }),
  );
}

/** A formula that is set; undefined where it is too large. */
function formulaOf(source: string, displayMode: boolean): HTMLElement | undefined {
  if (source.length > LONGEST) return undefined;
  const place = document.createElement('span');
  try {
    katex.render(source, place, { ...OPTIONS, displayMode });
  } catch {
    // Only nesting that exhausts the stack is thrown.
    return undefined;
  }
  const { length } = place.getElementsByTagName('*');
  // What has few elements cannot be deep: the tree of a usual formula is not walked through.
  return length > MOST_ELEMENTS || (length > DEEPEST && isDeep(place)) ? undefined : place;
}

/** Chromium lays out one element in another until its stack is used up, and then the page is gone. */
function isDeep(place: HTMLElement): boolean {
  let layer: Element[] = [place];
  for (let depth = 0; layer.length > 0; depth++) {
    if (depth > DEEPEST) return true;
    layer = layer.flatMap(({ children }) => [...children]);
  }
  return false;
}
