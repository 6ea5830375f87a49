import { NotebookActions, type NotebookPanel } from '@jupyterlab/notebook';
import { element } from './dom';
import { splitFormulas } from './formulas';
import { MathTypesetter } from './math-typesetter';

interface Heading {
  readonly level: number;
  readonly text: string;
  readonly cell: number;
  /** Which of the headings of its cell it is. */
  readonly place: number;
}

/** Code between fences of three backticks, where a line with # is a comment and no heading. */
const FENCED = /^\x60{3}[\s\S]*?^\x60{3}/gm;
/** A stranger's heading of any length takes no time. */
const LONGEST = 300;
/** Stars, underscores and backticks. */
const MARKS = /[*_\x60]/g;

/** The lesson's table of contents, from the headings of its text cells; it follows what is read. */
export function fillContents(nav: HTMLElement, panel: NotebookPanel): void {
  const mathematics = new MathTypesetter();
  let headings: Heading[] = [];
  let shown = '';
  const follow = () => markCurrent(nav, headings, panel);
  const refresh = () => {
    headings = headingsOf(panel);
    const signature = JSON.stringify(headings);
    if (signature === shown) return;
    shown = signature;
    const entries = headings.map((heading) => entryOf(heading, panel));
    nav.replaceChildren(
      element('p', { class: 'caption', 'aria-hidden': 'true' }, 'In this lesson'),
      element('ol', {}, ...entries),
    );
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

function headingsOf(panel: NotebookPanel): Heading[] {
  const cells = [...panel.context.model.cells];
  return cells.flatMap((cell, index) => {
    if (cell.type !== 'markdown') return [];
    const lines = cell.sharedModel.getSource().replace(FENCED, '').split('\n');
    return lines
      .filter((line) => /^#{2,3}\s/.test(line))
      .map((line, place) => ({
        level: line.startsWith('###') ? 3 : 2,
        text: plain(line.slice(0, LONGEST)),
        cell: index,
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

function entryOf(heading: Heading, panel: NotebookPanel): HTMLElement {
  const link = element('a', { href: '#' }, heading.text);
  link.addEventListener('click', (event) => {
    event.preventDefault();
    void goTo(heading, panel);
  });
  return element('li', { class: `level-${heading.level}` }, link);
}

async function goTo(heading: Heading, { content }: NotebookPanel): Promise<void> {
  content.activeCellIndex = heading.cell;
  await content.scrollToItem(heading.cell, 'start');
  nodeOf(heading, content)?.scrollIntoView();
  NotebookActions.focusActiveCell(content, { preventScroll: true });
}

/** Where a heading stands on the page; its cell, as long as it is not drawn as it reads. */
function nodeOf({ cell, place }: Heading, notebook: NotebookPanel['content']): Element | undefined {
  const node = notebook.widgets[cell]?.node;
  return node?.querySelectorAll('.jp-MarkdownOutput :is(h2, h3)')[place] ?? node;
}

/** Below the upper edge of what is seen by so much one begins to read, in pixels. */
const READING_LINE = 120;

function markCurrent(nav: HTMLElement, headings: readonly Heading[], panel: NotebookPanel): void {
  const { content } = panel;
  const line = content.outerNode.getBoundingClientRect().top + READING_LINE;
  const current = headings.findLastIndex((heading) => {
    const node = nodeOf(heading, content);
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
