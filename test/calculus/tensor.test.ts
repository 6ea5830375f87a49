import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gradient, Tensor, tensorGradients } from '../../lib/calculus';

const entry = fc.double({ min: -2, max: 2, noNaN: true });
const tableOf = (rows: number, columns: number) =>
  fc.array(fc.array(entry, { minLength: columns, maxLength: columns }), {
    minLength: rows,
    maxLength: rows,
  });

/** The loss as a function of the first tensor's entries, and both its gradients. */
function expectGradient(
  loss: (x: Tensor) => Tensor,
  x: readonly (readonly number[])[],
  tolerance = 1e-6,
): void {
  const input = Tensor.from(x);
  const [exact] = tensorGradients(loss(input), [input]);
  const numerical = gradient(
    (flat) => loss(new Tensor(input.rows, input.columns, Float64Array.from(flat))).value,
    input.data,
  );
  numerical.forEach((slope, i) => {
    expect(Math.abs(exact.data[i] - slope)).toBeLessThan(tolerance * Math.max(1, Math.abs(slope)));
  });
}

describe('Tensor', () => {
  const operations: readonly [string, (x: Tensor) => Tensor][] = [
    ['plus a row', (x) => x.plus(Tensor.from([[1, 2, 3]])).tanh()],
    ['minus a column', (x) => x.minus(Tensor.from([[1], [2]])).tanh()],
    ['times itself', (x) => x.times(x)],
    ['a number over it', (x) => Tensor.from([[2]]).over(x.times(x).plus(1))],
    ['exp', (x) => x.exp()],
    ['log', (x) => x.times(x).plus(1).log()],
    ['sigmoid', (x) => x.sigmoid()],
    ['transpose and matmul', (x) => x.matmul(x.transpose())],
    ['logSumExp', (x) => x.times(3).logSumExp()],
    ['mean', (x) => x.times(x).mean()],
  ];

  it.each(operations)('has the derivative of %s that differences see', (_, operation) => {
    fc.assert(
      fc.property(tableOf(2, 3), (x) => {
        expectGradient((t) => operation(t).times(operation(t)).sum(), x, 1e-5);
      }),
      { numRuns: 30 },
    );
  });

  it('multiplies matrices of any size', () => {
    const size = fc.integer({ min: 1, max: 9 });
    fc.assert(
      fc.property(
        fc.tuple(size, size, size).chain(([m, k, n]) => fc.tuple(tableOf(m, k), tableOf(k, n))),
        ([a, b]) => {
          const product = Tensor.from(a).matmul(Tensor.from(b)).toRows();
          product.forEach((row, i) => {
            row.forEach((value, j) => {
              expect(value).toBeCloseTo(
                a[i].reduce((sum, entry, l) => sum + entry * b[l][j], 0),
                12,
              );
            });
          });
        },
      ),
    );
  });

  it('adds up the derivative of what was repeated', () => {
    const bias = Tensor.from([[1, 2]]);
    const loss = Tensor.filled(3, 2, 5).plus(bias).sum();
    expect(tensorGradients(loss, [bias])[0].toRows()).toEqual([[3, 3]]);
  });

  it('differentiates gradients: the Hessian of Σx³ is 6x', () => {
    const x = Tensor.from([[1, -2]]);
    const [first] = tensorGradients(x.times(x).times(x).sum(), [x]);
    const [second] = tensorGradients(first.sum(), [x]);
    expect(first.toRows()).toEqual([[3, 12]]);
    expect(second.toRows()).toEqual([[6, -12]]);
  });

  it('has a stable logSumExp', () => {
    expect(Tensor.from([[1000, 1000]]).logSumExp().value).toBeCloseTo(1000 + Math.LN2, 10);
  });

  it('gives 0 where the loss does not depend on an input', () => {
    const [x, y] = [Tensor.from([[1]]), Tensor.from([[1, 2]])];
    expect(tensorGradients(x.times(2), [y])[0].toRows()).toEqual([[0, 0]]);
  });

  it('says which shapes do not fit', () => {
    const [a, b] = [Tensor.filled(2, 3, 1), Tensor.filled(2, 2, 1)];
    expect(() => a.plus(b)).toThrow('shapes 2 × 3 and 2 × 2 do not fit together');
    expect(() => a.matmul(b)).toThrow('a 2 × 3 matrix cannot be multiplied by a 2 × 2 one');
    expect(() => a.value).toThrow('only a 1 × 1 tensor has one value, but this is 2 × 3');
    expect(() => tensorGradients(a, [a])).toThrow('the loss must be 1 × 1');
    expect(() => new Tensor(2, 2, new Float64Array(3))).toThrow('2 × 2 needs 4 numbers');
    expect(() => Tensor.from([[1, 2], [3]])).toThrow(
      'all rows must hold 2 numbers like row 0, but row 1 is [3]',
    );
  });
});
