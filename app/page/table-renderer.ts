import type { IRenderMime } from '@jupyterlab/rendermime-interfaces';
import { Widget } from '@lumino/widgets';
import { element } from './dom';
import { type Column, parseTable, sortRows, type TableData } from './table-data';

const MIME_TYPE = 'application/vnd.dataresource+json';
/** A longer table shows its first rows, and the rest when it is asked for. */
const SHOWN_AT_FIRST = 100;
/** A text so long may be broken into lines; a shorter one is read faster in one. */
const LONG_TEXT = 24;
/** A table so short is seen at a glance: its size need not be said. */
const SHORT = 10;

/** A table as data: its headings stay in view and sort it, numbers stand under each other. */
class TableView extends Widget implements IRenderMime.IRenderer {
  private table: TableData = { caption: '', columns: [], rows: [], total: 0, width: 0 };
  private rows: TableData['rows'] = [];
  private sorted: { readonly column: number; readonly direction: 1 | -1 } | undefined;
  private shown = SHOWN_AT_FIRST;
  private readonly sizes = new ResizeObserver(() => this.allowScrolling());

  constructor() {
    super();
    this.addClass('nabla-Table');
  }

  override dispose(): void {
    this.sizes.disconnect();
    super.dispose();
  }

  async renderModel(model: IRenderMime.IMimeModel): Promise<void> {
    this.table = parseTable(model.data[MIME_TYPE]);
    this.rows = this.table.rows;
    this.sorted = undefined;
    this.draw();
  }

  private draw(): void {
    const { caption, columns } = this.table;
    const body = element(
      'tbody',
      {},
      ...this.rows.slice(0, this.shown).map((row) => this.row(row)),
    );
    const table = element(
      'table',
      caption ? {} : { 'aria-label': this.name() },
      ...(caption ? [element('caption', {}, caption)] : []),
      element('thead', {}, element('tr', {}, ...columns.map((each, i) => this.heading(each, i)))),
      body,
    );
    const scroll = element('div', { class: 'scroll' }, table);
    this.node.replaceChildren(scroll, ...this.footer());
    this.sizes.disconnect();
    for (const each of [scroll, table]) this.sizes.observe(each);
  }

  private name(): string {
    const titles = this.table.columns.map(({ title }) => title).filter((title) => title !== '');
    return this.table.caption || `Table of ${titles.join(', ')}`;
  }

  /** What scrolls can be reached and scrolled by keyboard; a table that is seen whole is no stop on the way. */
  private allowScrolling(): void {
    const scroll = this.node.querySelector<HTMLElement>('.scroll');
    if (!scroll) return;
    const { scrollWidth, clientWidth, scrollHeight, clientHeight } = scroll;
    const scrolls = scrollWidth > clientWidth || scrollHeight > clientHeight;
    if (scrolls === scroll.hasAttribute('tabindex')) return;
    const marks = { role: 'group', tabindex: '0', 'aria-label': this.name() };
    for (const [mark, value] of Object.entries(marks)) {
      if (scrolls) scroll.setAttribute(mark, value);
      else scroll.removeAttribute(mark);
    }
  }

  /** A heading is a button that sorts: upwards, downwards, and as it came. */
  private heading({ title, numeric }: Column, index: number): HTMLElement {
    if (title === '') return element('td');
    const { column, direction } = this.sorted ?? {};
    const sort = column !== index ? 'none' : direction === 1 ? 'ascending' : 'descending';
    const button = element(
      'button',
      { type: 'button', title: 'Sort by this column', onclick: () => this.sortBy(index) },
      title,
      element('span', { class: 'direction', 'aria-hidden': 'true' }),
    );
    const kind = numeric ? 'number' : 'text';
    return element('th', { scope: 'col', class: kind, 'aria-sort': sort }, button);
  }

  private row(cells: TableData['rows'][number]): HTMLElement {
    return element(
      'tr',
      {},
      ...this.table.columns.map(({ numeric, key }, i) => {
        const text = cells[i]?.text ?? '';
        const kind = numeric ? 'number' : text.length > LONG_TEXT ? 'text long' : 'text';
        return key
          ? element('th', { scope: 'row', class: kind }, text)
          : element('td', { class: kind }, text);
      }),
    );
  }

  private footer(): HTMLElement[] {
    const { columns, rows, total, width } = this.table;
    if (total <= SHORT && width === columns.length) return [];
    const here = [
      ...(total > rows.length ? [count(rows.length, 'row')] : []),
      ...(width > columns.length ? [count(columns.length, 'column')] : []),
    ].join(' and ');
    const cut = here ? `; the first ${here} are here` : '';
    const note = element('p', {}, `${this.size()}${cut}`);
    if (this.shown >= rows.length) return [element('div', { class: 'size' }, note)];
    const all = element(
      'button',
      { type: 'button', onclick: () => this.showAll() },
      `Show all ${rows.length}`,
    );
    return [element('div', { class: 'size' }, note, all)];
  }

  private size(): string {
    return `${count(this.table.total, 'row')} × ${count(this.table.width, 'column')}`;
  }

  private showAll(): void {
    this.shown = Number.POSITIVE_INFINITY;
    this.draw();
    this.allowScrolling();
    this.node.querySelector<HTMLElement>('.scroll')?.focus({ preventScroll: true });
  }

  private sortBy(column: number): void {
    const before = this.sorted?.column === column ? this.sorted.direction : undefined;
    const direction = before === undefined ? 1 : -1;
    this.sorted = before === -1 ? undefined : { column, direction };
    const { rows } = this.table;
    this.rows = this.sorted ? sortRows(rows, column, direction) : rows;
    const place = this.node.querySelector('.scroll')?.scrollLeft ?? 0;
    this.draw();
    const scroll = this.node.querySelector('.scroll');
    if (scroll) scroll.scrollLeft = place;
    const heading = this.node.querySelectorAll('thead tr > *')[column];
    heading?.querySelector('button')?.focus();
  }
}

function count(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? '' : 's'}`;
}

export const tableRendererFactory: IRenderMime.IRendererFactory = {
  safe: true,
  mimeTypes: [MIME_TYPE],
  defaultRank: 10,
  createRenderer: () => new TableView(),
};
