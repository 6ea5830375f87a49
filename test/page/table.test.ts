import { describe, expect, it } from 'vitest';
import { parseTable, sortRows } from '../../app/page/table-data.js';

const steps = parseTable({
  title: 'Steps',
  schema: {
    fields: [
      { name: 'k', title: 'iteration', type: 'number' },
      { name: 'w' },
      { name: 'note', type: 'string' },
    ],
    primaryKey: ['k'],
  },
  data: [
    { k: 1, w: -4.123456789, note: 'far' },
    { k: 2, w: 'INF', note: '' },
    { k: 10, w: null, note: 'close' },
    { k: 3, w: 1e-9, note: 'away' },
  ],
  digits: 3,
  rows: 400,
});
const texts = (rows: typeof steps.rows) => rows.map((row) => row.map(({ text }) => text));

describe('a table', () => {
  it('has headings, kinds of columns and the number of rows that there were', () => {
    expect(steps.columns).toEqual([
      { title: 'iteration', numeric: true, key: true },
      { title: 'w', numeric: true, key: false },
      { title: 'note', numeric: false, key: false },
    ]);
    expect(steps.total).toBe(400);
  });

  it.each([
    ['texts that all differ', ['a', 'b', 'c'], true],
    ['texts that come twice', ['a', 'b', 'a'], false],
    ['whole numbers that rise', [0, 1, 10], true],
    ['numbers that rise', [0.5, 1, 10], false],
    ['whole numbers in any order', [3, 1, 2], false],
    ['one text alone', ['a'], false],
  ])('takes its first column for the names of its rows: %s', (_, values, key) => {
    const { columns } = parseTable({
      schema: { fields: [{ name: 'x' }, { name: 'y' }] },
      data: values.map((x) => ({ x, y: 1 })),
    });
    expect(columns.map((column) => column.key)).toEqual([key, false]);
  });

  it('shows numbers with its digits and a true minus sign, and what is missing as a dash', () => {
    expect(texts(steps.rows)).toEqual([
      ['1', '−4.12', 'far'],
      ['2', 'Infinity', '–'],
      ['10', '–', 'close'],
      ['3', '1e−9', 'away'],
    ]);
  });

  it('is sorted by size or by letters, up and down, with what is missing last', () => {
    const order = (column: number, direction: 1 | -1) =>
      sortRows(steps.rows, column, direction).map(([k]) => k?.text);
    expect(order(0, 1)).toEqual(['1', '2', '3', '10']);
    expect(order(1, 1)).toEqual(['1', '3', '2', '10']);
    expect(order(1, -1)).toEqual(['2', '3', '1', '10']);
    expect(order(2, 1)).toEqual(['3', '10', '1', '2']);
  });

  it('takes numbers that are written as text for numbers', () => {
    const { columns, rows } = parseTable({
      schema: { fields: [{ name: 'h' }] },
      data: [{ h: '1e-10' }, { h: '−3' }, { h: 'NaN' }],
    });
    expect(columns[0]?.numeric).toBe(true);
    expect(sortRows(rows, 0, 1).map(([h]) => h?.text)).toEqual(['−3', '1e-10', 'NaN']);
  });

  it.each([
    null,
    7,
    {},
    { schema: { fields: 'x' }, data: [1] },
    { schema: { fields: [{}] }, data: {} },
  ])('that is %j is an empty one', (value) => {
    expect(parseTable(value).rows).toEqual([]);
  });

  it('is read up to a number of columns, cells and characters, and knows how many there were', () => {
    const fields = Array.from({ length: 8000 }, (_, i) => ({ name: `c${i}` }));
    const data = Array.from({ length: 8000 }, () => ({ c0: 'x'.repeat(20_000), c7999: 1 }));
    const table = parseTable({ schema: { fields }, data });
    expect(table).toMatchObject({ total: 8000, width: 8000 });
    expect([table.rows.length, table.columns.length]).toEqual([1000, 100]);
    expect(table.rows[0]?.[0]?.text).toHaveLength(10_001);
    expect(parseTable({ schema: { fields: [{ name: 'c0' }] }, data }).rows).toHaveLength(8000);
  });

  it('shows what is no plain value as text', () => {
    const data = [{ a: { toString: 1 } }];
    const { rows } = parseTable({ schema: { fields: [{ name: 'a' }] }, data, digits: -4 });
    expect(texts(rows)).toEqual([['{"toString":1}']]);
  });
});
