import { expect, it } from 'vitest';
import { isMarkedTooOften, tooMuchMarkdown } from '../../app/page/markdown-limits.js';
import { shownHtml, shownText } from '../../app/page/text-limits.js';

const MILLION = 1_000_000;
const LONGEST = 500_000;
const lines = 'a line\n'.repeat(50_000);
const picture = `data:image/png;base64,${'iVBORw0KGgo'.repeat(200_000)}`;

it.each([
  ['a page of text', 'The loss fell.\n\x1b[32mgood\x1b[0m, see https://example.org'],
  ['fifty thousand lines', lines],
  ['nothing', ''],
])('printed text is shown whole: %s', (_, text) => {
  expect(shownText(text)).toEqual({ text, note: undefined });
});

it('printed text is cut where it is too long, and says by how much', () => {
  const { text, note } = shownText(`${lines}${lines}`);
  expect(text).toHaveLength(LONGEST);
  expect(note).toBe('200,000 more characters are not shown: show less and run the cell again.');
});

it.each([
  ['colours', '\x1b[31mx\x1b[0m'],
  ['links', 'www.a.bc '],
  ['addresses', 'x://y '],
])('printed text is cut before one part too many: %s', (_, part) => {
  const { text, note } = shownText(part.repeat(100_000));
  expect(text.length).toBeLessThan(20_010 * part.length);
  expect(note).toMatch(/^\d[\d,]+ more characters are not shown/);
});

it('a line without an end is broken, and keeps all of its characters', () => {
  const { text, note } = shownText('x'.repeat(25_000));
  expect(text.split('\n').map(({ length }) => length)).toEqual([10_000, 10_000, 5000]);
  expect(note).toBeUndefined();
});

it('HTML is cut before one tag too many, and may hold large pictures', () => {
  const table = `<table>${'<tr><td>1</td></tr>'.repeat(1000)}</table><img src="${picture}">`;
  expect(shownHtml(table)).toEqual({ text: table, note: undefined });
  const { text, note } = shownHtml('<td>1'.repeat((64 * MILLION) / 8));
  expect(text).toBe('<td>1'.repeat(20_000));
  expect(note).toContain('39,900,000 more characters');
  expect(shownHtml('x'.repeat(30 * MILLION)).text.length).toBeLessThanOrEqual(11 * MILLION);
});

it.each([
  ['a chapter', 'Some *text* with `code`, [a link](b) and $x^2$.\n\n'.repeat(1500)],
  ['a table', `|a|b|\n|-|-|\n${'|1|2|\n'.repeat(3000)}`],
  ['lines', `${'-'.repeat(99)}\n\n${'> > > - 1. deep\n'.repeat(99)}`],
  ['large pictures', `![a](${picture})`],
])('Markdown is read: %s', (_, text) => {
  expect(tooMuchMarkdown(text)).toBeUndefined();
});

it.each([
  ['characters', 'a word '.repeat(20_000)],
  ['cells', `|${'a|'.repeat(2000)}\n|${'-|'.repeat(2000)}\n${'|1|\n'.repeat(50)}`],
  ['nests too deeply', '- '.repeat(100)],
  ['nests too deeply', `${'1. '.repeat(20)}${'> '.repeat(40)}`],
  ['backticks', Array.from({ length: 100 }, (_, i) => '`'.repeat(i + 1)).join(' ')],
])('Markdown is left as it was written: %s', (what, text) => {
  expect(tooMuchMarkdown(text)).toContain(what);
});

it('a paragraph is read unless its marks are too many for its length', () => {
  expect(isMarkedTooOften('A *word*, a `sign` and a [link](to). '.repeat(80))).toBe(false);
  expect(isMarkedTooOften(`![a *picture*](${picture})`)).toBe(false);
  expect(isMarkedTooOften('word '.repeat(15_000))).toBe(false);
  for (const mark of ['*a ', '_a ', '`a', '[a](', '~~a', '\\', 'a.']) {
    expect(isMarkedTooOften(mark.repeat(10_000))).toBe(true);
  }
});
