import type { IRenderMime } from '@jupyterlab/rendermime-interfaces';
import { Widget } from '@lumino/widgets';
import { element } from './dom';
import { type Column, parseTable, sortRows, type TableData } from './table-data';

const MIME_TYPE = 'application/vnd.dataresource+json';
/** A longer table shows its first rows, and the rest when it is asked for. */
const SHOWN_AT_FIRST = 100;
/** A table so short is seen at a glance: its size need not be said. */
const SHORT = 10;

/** A table as data: its headings stay in view and sort it, numbers stand under each other. */
class TableView extends Widget implements IRenderMime.IRenderer {
  private table: TableData = { caption: '', columns: [], rows: [], total: 0 };
  private rows: TableData['rows'] = [];
  private sorted: { readonly column: number; readonly direction: 1 | -1 } | undefined;
  private shown = SHOWN_AT_FIRST;

  constructor() {
    super();
    this.addClass('nabla-Table');
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
      {},
      ...(caption ? [element('caption', {}, caption)] : []),
      element('thead', {}, element('tr', {}, ...columns.map((each, i) => this.heading(each, i)))),
      body,
    );
    const name = caption || `Table of ${this.size()}`;
    const scroll = { class: 'scroll', role: 'region', tabindex: '0', 'aria-label': name };
    this.node.replaceChildren(element('div', scroll, table), ...this.footer());
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
        const kind = numeric ? 'number' : 'text';
        const text = cells[i]?.text ?? '';
        return key
          ? element('th', { scope: 'row', class: kind }, text)
          : element('td', { class: kind }, text);
      }),
    );
  }

  private footer(): HTMLElement[] {
    const { rows, total } = this.table;
    if (total <= SHORT) return [];
    const cut = total > rows.length ? `; the first ${rows.length} are here` : '';
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
    const { columns, total } = this.table;
    const count = (n: number, what: string) => `${n} ${what}${n === 1 ? '' : 's'}`;
    return `${count(total, 'row')} × ${count(columns.length, 'column')}`;
  }

  private showAll(): void {
    this.shown = Number.POSITIVE_INFINITY;
    this.draw();
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

export const tableRendererFactory: IRenderMime.IRendererFactory = {
  safe: true,
  mimeTypes: [MIME_TYPE],
  defaultRank: 10,
  createRenderer: () => new TableView(),
};
