import { expect, test } from 'vitest';
import { table } from '../../lib/plot';
import { tableBundle } from '../../lib/plot/table';

const steps = table(
  [
    [1, -4, 16],
    [14, -0.0018807, null],
  ],
  ['iteration', 'w', 'loss'],
  { caption: 'Two <rows>' },
);

test('the text has aligned columns', () => {
  expect(tableBundle(steps)['text/plain'].split('\n')).toEqual([
    'Two <rows>',
    'iteration           w  loss',
    '---------  ----------  ----',
    '        1          −4    16',
    '       14  −0.0018807     –',
  ]);
});

test('the HTML has a caption, column headings and escaped text', () => {
  const html = tableBundle(steps)['text/html'];
  expect(html).toContain('<caption>Two &lt;rows&gt;</caption>');
  expect(html.match(/<th scope="col">/g)).toHaveLength(3);
  expect(html).toContain('<td style="text-align: right">−4</td>');
});

test('a row of the wrong length is refused with its index', () => {
  expect(() => table([[1, 2], [3]], ['a', 'b'])).toThrow(
    'table: every row needs 2 cells, one per column, but row 1 has 1.',
  );
});

test('the data are a table of Frictionless Data with the numbers in full', () => {
  expect(tableBundle(steps)['application/vnd.dataresource+json']).toEqual({
    profile: 'tabular-data-resource',
    title: 'Two <rows>',
    schema: {
      fields: [
        { name: 'iteration', title: 'iteration', type: 'number' },
        { name: 'w', title: 'w', type: 'number' },
        { name: 'loss', title: 'loss', type: 'number' },
      ],
    },
    data: [
      { iteration: 1, w: -4, loss: 16 },
      { iteration: 14, w: -0.0018807, loss: null },
    ],
    digits: 6,
  });
});

test('the data keep headings that come twice or are empty apart, and numbers that JSON does not know', () => {
  const odd = table([['a', Infinity, NaN, undefined]], ['', 'x', 'x', 'x']);
  const { schema, data } = tableBundle(odd)['application/vnd.dataresource+json'];
  expect(schema.fields.map(({ name, title, type }) => [name, title, type])).toEqual([
    ['(1)', '', 'string'],
    ['x', 'x', 'number'],
    ['x (3)', 'x', 'number'],
    ['x (4)', 'x', 'any'],
  ]);
  expect(data).toEqual([{ '(1)': 'a', x: 'INF', 'x (3)': 'NaN', 'x (4)': null }]);
});
