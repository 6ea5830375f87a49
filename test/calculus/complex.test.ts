import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Complex } from '../../lib/calculus';

const part = fc.double({ min: -3, max: 3, noNaN: true });
const complex = fc.tuple(part, part).map(([a, b]) => new Complex(a, b));

function expectSame(a: Complex, b: Complex, digits = 9): void {
  expect(a.value).toBeCloseTo(b.value, digits);
  expect(a.imaginary).toBeCloseTo(b.imaginary, digits);
}

describe('complex numbers', () => {
  it('have i² = −1 and e^{iπ} = −1', () => {
    const i = new Complex(0, 1);
    expectSame(i.times(i), new Complex(-1));
    expectSame(i.times(Math.PI).exp(), new Complex(-1));
  });

  it('undo what they do: over times, log exp, sqrt squared', () => {
    fc.assert(
      fc.property(complex, complex, (a, b) => {
        fc.pre(Math.hypot(b.value, b.imaginary) > 1e-2 && Math.hypot(a.value, a.imaginary) > 1e-2);
        expectSame(a.over(b).times(b), a);
        expectSame(a.log().exp(), a);
        expectSame(a.sqrt().times(a.sqrt()), a);
        expect(a.sqrt().value).toBeGreaterThanOrEqual(0);
        expectSame(a.plus(b).minus(b), a);
        expectSame(a.power(3), a.times(a).times(a));
        expectSame(a.power(-2).times(a).times(a), new Complex(1));
        expectSame(a.power(0.5), a.sqrt());
      }),
    );
  });

  it('have the same root by sqrt and by power on both sides of the branch cut', () => {
    for (const side of [0, -0]) {
      const z = new Complex(-0.01, side);
      expectSame(z.sqrt(), new Complex(0, Object.is(side, -0) ? -0.1 : 0.1));
      expectSame(z.power(0.5), z.sqrt());
    }
  });

  it('have sin² + cos² = 1 and tanh = (e^{2z} − 1)/(e^{2z} + 1)', () => {
    fc.assert(
      fc.property(complex, (z) => {
        expectSame(z.sin().power(2).plus(z.cos().power(2)), new Complex(1), 7);
        const e = z.times(2).exp();
        fc.pre(Math.hypot(e.value + 1, e.imaginary) > 1e-2);
        expectSame(z.tanh(), e.minus(1).over(e.plus(1)), 7);
      }),
    );
  });
});
