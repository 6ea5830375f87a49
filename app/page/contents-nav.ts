import type { NotebookPanel } from '@jupyterlab/notebook';
import { element } from './dom';
import { contentsOf, type Heading } from './headings';
import { MathTypesetter } from './math-typesetter';
import { addressOf, headingIn } from './place';

/** The lesson's table of contents, from the headings of its text cells; it follows what is read. */
export function fillContents(nav: HTMLElement, panel: NotebookPanel): void {
  const mathematics = new MathTypesetter();
  let headings: Heading[] = [];
  let shown = '';
  const follow = () => markCurrent(nav, headings, panel);
  const refresh = () => {
    headings = contentsOf(panel.content);
    const signature = JSON.stringify(headings);
    if (signature === shown) return;
    shown = signature;
    const caption = element('p', { class: 'caption', 'aria-hidden': 'true' }, 'On this page');
    const list = element('ol', {}, ...headings.map(entryOf));
    nav.replaceChildren(...(headings.length > 0 ? [caption, list] : []));
    void mathematics.typeset(nav);
    follow();
  };
  panel.context.model.contentChanged.connect(refresh);
  refresh();
  let frame = 0;
  const onScroll = () => {
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(follow);
  };
  panel.content.outerNode.addEventListener('scroll', onScroll, { passive: true });
}

function entryOf({ level, text, id, place }: Heading): HTMLElement {
  return element(
    'li',
    { class: `level-${level}` },
    element('a', { href: addressOf(id, place) }, text),
  );
}

/** Below the upper edge of what is seen by so much one begins to read, in pixels. */
const READING_LINE = 120;

function markCurrent(nav: HTMLElement, headings: readonly Heading[], panel: NotebookPanel): void {
  const { content } = panel;
  const line = content.outerNode.getBoundingClientRect().top + READING_LINE;
  const current = headings.findLastIndex(({ cell, place }) => {
    const node = headingIn(content, cell, place);
    return node?.isConnected === true && node.getBoundingClientRect().top <= line;
  });
  nav.querySelectorAll('a').forEach((link, i) => {
    if ((i === current) === link.hasAttribute('aria-current')) return;
    if (i === current) {
      link.setAttribute('aria-current', 'true');
      link.scrollIntoView({ block: 'nearest' });
    } else link.removeAttribute('aria-current');
  });
}
