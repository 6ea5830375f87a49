import katex, { type KatexOptions } from 'katex';
import { splitFormulas } from './formulas';

/** Text in these is shown as it was written. */
const VERBATIM = 'pre, code, textarea, .katex';

const OPTIONS: KatexOptions = {
  // What is no TeX is shown in red, as far as it was written.
  throwOnError: false,
  errorColor: 'var(--bad)',
  // A formula makes no links, loads nothing, and cannot define itself into an endless loop or grow over the page.
  trust: false,
  maxExpand: 1000,
  maxSize: 40,
  strict: false,
};

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
  for (const text of found) replaceFormulas(text);
}

function replaceFormulas(text: Text): void {
  const pieces = splitFormulas(text.data);
  if (pieces.every(({ kind }) => kind === 'text') && pieces[0]?.source === text.data) return;
  text.replaceWith(
    ...pieces.map(({ kind, source }) => {
      if (kind === 'text') return source;
      const place = document.createElement('span');
      katex.render(source, place, { ...OPTIONS, displayMode: kind === 'display' });
      return place;
    }),
  );
}
