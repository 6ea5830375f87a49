import fc from 'fast-check';
import { expect, it } from 'vitest';
import { splitFormulas } from '../../app/page/formulas.js';

const text = (source: string) => ({ kind: 'text', source });
const inline = (source: string) => ({ kind: 'inline', source });
const display = (source: string) => ({ kind: 'display', source });

it('finds formulas between dollars, after backslashes and as environments', () => {
  expect(splitFormulas('At $x = 3$ it is \\(2x\\).')).toEqual([
    text('At '),
    inline('x = 3'),
    text(' it is '),
    inline('2x'),
    text('.'),
  ]);
  expect(splitFormulas('$$\\nabla f$$')).toEqual([display('\\nabla f')]);
  expect(splitFormulas('\\[a\\\\b\\]')).toEqual([display('a\\\\b')]);
  const align = '\\begin{align*}a &= b \\\\ c &= d\\end{align*}';
  expect(splitFormulas(`So ${align}!`)).toEqual([text('So '), display(align), text('!')]);
});

it('leaves sums of money alone', () => {
  for (const plain of ['from $5 to $10', 'it costs $5, not $6', 'US$ 20 and US$ 30', '$ x $']) {
    expect(splitFormulas(plain)).toEqual([text(plain)]);
  }
});

it('takes a dollar after a backslash for a dollar, in a text and in a formula', () => {
  expect(splitFormulas('\\$5 and \\$6')).toEqual([text('$5 and $6')]);
  expect(splitFormulas('$\\text{costs \\$5}$')).toEqual([inline('\\text{costs \\$5}')]);
});

it('an opening that is never closed stays text', () => {
  for (const open of ['$x', '$$x', '\\(x', '\\[x', '\\begin{align} x \\end{aligned}', '$$']) {
    expect(splitFormulas(open)).toEqual([text(open)]);
  }
});

it('loses nothing of any text, and never takes long', () => {
  const pieces = fc.array(fc.constantFrom('$', '$$', '\\(', '\\)', 'a', ' ', '1', '{', '}'));
  fc.assert(
    fc.property(pieces, (parts) => {
      const source = parts.join('');
      const kept = splitFormulas(source).map((piece) => piece.source);
      let from = 0;
      for (const piece of kept) {
        const at = source.indexOf(piece, from);
        expect(at).toBeGreaterThanOrEqual(from);
        from = at + piece.length;
      }
    }),
    { numRuns: 500 },
  );
  expect(splitFormulas('$a '.repeat(20_000)).length).toBeGreaterThan(0);
  expect(splitFormulas('\\begin{a}'.repeat(2_000))).toHaveLength(1);
});
