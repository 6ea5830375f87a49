import { type Notebook, NotebookActions, type NotebookPanel } from '@jupyterlab/notebook';
import { isRecord } from '../is-record';
import { hasActedSince } from './calm';
import { headingsOf } from './headings';
import { rememberPlace } from './study';

const SETTLED_MS = 1500;
/** By then the texts and figures above a place are drawn. */
const DRAWN_MS = 5000;

/** What stands at the upper edge of the window: a cell, and how much of it is above the edge, in pixels. */
interface Reading {
  readonly cell: string;
  readonly above: number;
}

/** The address of a cell, or of one of the headings in its text. */
export function addressOf(cell: string, heading?: number): string {
  return `#${encodeURIComponent(cell)}${heading === undefined ? '' : `~${heading + 1}`}`;
}

/**
 * Goes to the place that the address names, and leads back with the browser's own key; remembers the cell that the
 * student is at.
 */
export function followPlace({ content: notebook, context }: NotebookPanel): void {
  void go(notebook, history.state);
  addEventListener('popstate', ({ state }) => void go(notebook, state));
  addEventListener('pagehide', () => keepReading(notebook));
  document.addEventListener('click', (click) => followLink(click, notebook), true);
  let timer = 0;
  notebook.activeCellChanged.connect((_, cell) => {
    clearTimeout(timer);
    if (!cell) return;
    const id = cell.model.id;
    timer = window.setTimeout(
      () => void rememberPlace({ file: context.path, cell: id }),
      SETTLED_MS,
    );
  });
}

/** A link to a place on this page. JupyterLab's own way there would leave none back. */
function followLink(click: MouseEvent, notebook: Notebook): void {
  const { target, button, ctrlKey, metaKey, shiftKey } = click;
  const link =
    target instanceof Element && target.closest(':is(#contents, #notebook) a[href^="#"]');
  if (!link || button !== 0 || ctrlKey || metaKey || shiftKey) return;
  click.preventDefault();
  click.stopPropagation();
  keepReading(notebook);
  history.pushState(null, '', link.getAttribute('href'));
  void go(notebook, null);
}

/** To where one was reading when one left, or to what the address names. */
async function go(notebook: Notebook, left: unknown): Promise<void> {
  if (isReading(left)) return goToReading(notebook, left);
  const [id = '', heading] = decodeURIComponent(location.hash.slice(1)).split(/~(\d+)$/);
  if (id === '') return;
  const index = indexOf(notebook, id);
  if (index >= 0)
    return goToCell(notebook, index, heading === undefined ? undefined : Number(heading) - 1);
  const called = headingsOf(notebook).find(({ text }) => lettersOf(text) === lettersOf(id));
  if (called) return goToCell(notebook, called.cell, called.place);
  await notebook.setFragment(`#${id}`);
}

/** A link that JupyterLab makes to a heading has its words, with lines between them. */
function lettersOf(text: string): string {
  return text.replace(/[^\p{Letter}\p{Number}]+/gu, '').toLowerCase();
}

/** A heading as it is drawn; its cell, as long as it is not drawn as it reads. */
export function headingIn(notebook: Notebook, cell: number, heading: number): Element | undefined {
  const node = notebook.widgets[cell]?.node;
  return node?.querySelectorAll('.jp-MarkdownOutput :is(h1, h2, h3)')[heading] ?? node;
}

function goToCell(notebook: Notebook, index: number, heading = -1): Promise<void> {
  return goTo(notebook, index, () => headingIn(notebook, index, heading)?.scrollIntoView());
}

async function goToReading(notebook: Notebook, { cell, above }: Reading): Promise<void> {
  const index = indexOf(notebook, cell);
  if (index < 0) return;
  await goTo(notebook, index, () => {
    const { outerNode, widgets } = notebook;
    const top = widgets[index]?.node.getBoundingClientRect().top ?? 0;
    outerNode.scrollTop += above + top - outerNode.getBoundingClientRect().top;
  });
}

async function goTo(notebook: Notebook, index: number, settle: () => void): Promise<void> {
  notebook.activeCellIndex = index;
  // JupyterLab gives a way up when something else asks for another one.
  await notebook.scrollToItem(index, 'start').catch(() => undefined);
  settle();
  stay(notebook, settle);
  NotebookActions.focusActiveCell(notebook, { preventScroll: true });
}

/** What is drawn above a place moves it: one stays there until one does something, or all is drawn. */
function stay({ viewportNode }: Notebook, settle: () => void): void {
  const came = performance.now();
  staying?.disconnect();
  const growth = new ResizeObserver(() => {
    if (hasActedSince(came)) growth.disconnect();
    else settle();
  });
  growth.observe(viewportNode);
  staying = growth;
  setTimeout(() => growth.disconnect(), DRAWN_MS);
}

let staying: ResizeObserver | undefined;

/** Leaves in the browser's history where one reads, for who comes back to this place of it. */
function keepReading({ outerNode, widgets }: Notebook): void {
  const edge = outerNode.getBoundingClientRect().top;
  const first = widgets.find(({ node }) => node.getBoundingClientRect().bottom > edge);
  if (!first) return;
  const above = edge - first.node.getBoundingClientRect().top;
  history.replaceState({ cell: first.model.id, above } satisfies Reading, '');
}

function isReading(state: unknown): state is Reading {
  return isRecord(state) && typeof state.cell === 'string' && typeof state.above === 'number';
}

function indexOf({ widgets }: Notebook, id: string): number {
  return widgets.findIndex(({ model }) => model.id === id);
}
