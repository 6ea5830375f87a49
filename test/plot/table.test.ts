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
