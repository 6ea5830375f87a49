import { NotebookActions, type NotebookPanel } from '@jupyterlab/notebook';
import { element } from './dom';

interface Heading {
  readonly level: number;
  readonly text: string;
  readonly cell: number;
}

/** Code between fences of three backticks, where a line with # is a comment and no heading. */
const FENCED = /^\x60{3}[\s\S]*?^\x60{3}/gm;
/** Stars, underscores and backticks. */
const MARKS = /[*_\x60]/g;

/** The lesson's table of contents, from the headings of its text cells; it follows what is read. */
export function fillContents(nav: HTMLElement, panel: NotebookPanel): void {
  let shown = '';
  const refresh = () => {
    const headings = headingsOf(panel);
    const signature = JSON.stringify(headings);
    if (signature === shown) return;
    shown = signature;
    const entries = headings.map((heading) => entryOf(heading, panel));
    nav.replaceChildren(
      element('p', { class: 'caption', 'aria-hidden': 'true' }, 'In this lesson'),
      element('ol', {}, ...entries),
    );
  };
  panel.context.model.contentChanged.connect(refresh);
  panel.content.activeCellChanged.connect(() => markCurrent(nav, panel.content.activeCellIndex));
  refresh();
}

function headingsOf(panel: NotebookPanel): Heading[] {
  const cells = [...panel.context.model.cells];
  return cells.flatMap((cell, index) => {
    if (cell.type !== 'markdown') return [];
    const source = cell.sharedModel.getSource().replace(FENCED, '');
    return [...source.matchAll(/^(#{2,3})\s+(.+?)\s*#*$/gm)].map(([, marks = '', text = '']) => ({
      level: marks.length,
      text: plain(text),
      cell: index,
    }));
  });
}

/** A heading without its markup; a formula stays as it is written. */
function plain(text: string): string {
  return text.replace(MARKS, '').replace(/\[([^\]]*)\]\([^)]*\)/g, '$1');
}

function entryOf(heading: Heading, panel: NotebookPanel): HTMLElement {
  const link = element('a', { href: '#', 'data-cell': String(heading.cell) }, heading.text);
  link.addEventListener('click', (event) => {
    event.preventDefault();
    panel.content.activeCellIndex = heading.cell;
    void panel.content.scrollToItem(heading.cell, 'start');
    NotebookActions.focusActiveCell(panel.content, { preventScroll: true });
  });
  return element('li', { class: `level-${heading.level}` }, link);
}

function markCurrent(nav: HTMLElement, cell: number): void {
  const links = [...nav.querySelectorAll('a')];
  const current = links.findLast((link) => Number(link.dataset.cell) <= cell);
  for (const link of links) link.toggleAttribute('aria-current', link === current);
}
