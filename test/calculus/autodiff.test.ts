import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  backpropagate,
  type Complex,
  complexStep,
  type Dual,
  forwardDerivative,
  forwardGradient,
  gradient,
  hessian,
  reverseGradient,
  reverseHessian,
  type Scalar,
  Variable,
} from '../../lib/calculus';
import yardstick from '../yardsticks/finite_differences.json';

/** A random formula of one variable, smooth everywhere, as a tree of operations. */
type Formula = <S extends Scalar<S>>(x: S) => S;

const formula: fc.Arbitrary<Formula> = fc.letrec<{ tree: Formula }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 4, depthIdentifier: 'formula' },
    fc.constant<Formula>((x) => x),
    fc.double({ min: -2, max: 2, noNaN: true }).map(
      (c): Formula =>
        (x) =>
          x.times(c).plus(1),
    ),
    fc.constantFrom<'sin' | 'cos' | 'tanh'>('sin', 'cos', 'tanh').chain((name) =>
      tie('tree').map(
        (inner): Formula =>
          (x) =>
            inner(x)[name](),
      ),
    ),
    tie('tree').map(
      (inner): Formula =>
        (x) =>
          inner(x).tanh().exp(),
    ),
    tie('tree').map(
      (inner): Formula =>
        (x) =>
          inner(x).sin().plus(2).log().sqrt(),
    ),
    tie('tree').map(
      (inner): Formula =>
        (x) =>
          inner(x).sin().power(3),
    ),
    fc.tuple(tie('tree'), tie('tree')).map(
      ([a, b]): Formula =>
        (x) =>
          a(x).times(b(x)).minus(b(x)),
    ),
    fc.tuple(tie('tree'), tie('tree')).map(
      ([a, b]): Formula =>
        (x) =>
          a(x).over(b(x).cos().plus(2)),
    ),
  ),
})).tree;

/** log needs a positive argument here: sin + 2 ≥ 1. */
const point = fc.double({ min: -3, max: 3, noNaN: true });

const close = (a: number, b: number, tolerance = 1e-9) =>
  Math.abs(a - b) <= tolerance * Math.max(1, Math.abs(a), Math.abs(b));

describe('forward mode, reverse mode and the complex step', () => {
  it('agree on random formulas', () => {
    fc.assert(
      fc.property(formula, point, (f, x) => {
        const forward = forwardDerivative((t: Dual) => f(t), x);
        const reverse = reverseGradient(([t]: readonly Variable[]) => f(t), [x])[0];
        const complex = complexStep((t: Complex) => f(t), x);
        expect(close(forward, reverse)).toBe(true);
        expect(close(forward, complex)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('are exact on the functions of the yardstick', () => {
    const sinh: Formula = (x) => x.exp().minus(x.times(-1).exp()).over(2);
    const cases: [Formula, number, number][] = [
      [(x) => x.exp(), 1, Math.E],
      [(x) => x.sin(), 1, Math.cos(1)],
      [sinh, 1, Math.cosh(1)],
      [(x) => x.log(), 2, 0.5],
      [(x) => x.power(3), 1.7, 8.67],
    ];
    const worst = yardstick.namedRules['complex step h=1e-200'].worst;
    for (const [f, x, slope] of cases) {
      const error = Math.abs(complexStep((t: Complex) => f(t), x) / slope - 1);
      // The yardstick was rounded once; here the expected slope is rounded too.
      expect(error).toBeLessThan(worst + 2 * Number.EPSILON);
      expect(Math.abs(forwardDerivative((t: Dual) => f(t), x) / slope - 1)).toBeLessThan(5e-16);
    }
  });

  it("give the lectures' gradient of E·t² and its second derivatives", () => {
    const distance = <S extends Scalar<S>>([E, t]: readonly S[]) => E.times(t.power(2));
    expect(forwardGradient(distance<Dual>, [-1, 1])).toEqual([1, -2]);
    expect(reverseGradient(distance<Variable>, [1, 1])).toEqual([1, 2]);
    expect(reverseHessian(distance<Variable>, [1, 3])).toEqual([
      [0, 6],
      [6, 2],
    ]);
  });
});

describe('back-propagation', () => {
  it('adds up all paths from an input to the output', () => {
    const x = new Variable(3);
    const y = x.times(x).plus(x).plus(x);
    expect(backpropagate(y, [x])[0].value).toBe(8);
  });

  it('differentiates derivatives: x⁴ → 4x³ → 12x² → 24x → 24 → 0', () => {
    const x = new Variable(2);
    const values: number[] = [];
    let f = x.power(4);
    for (let k = 0; k < 5; k++) {
      [f] = backpropagate(f, [x]);
      values.push(f.value);
    }
    expect(values).toEqual([32, 48, 48, 24, 0]);
  });

  it('walks graphs deeper than the call stack', () => {
    const x = new Variable(1);
    let sum = x;
    for (let k = 0; k < 200_000; k++) sum = sum.plus(1e-6);
    expect(backpropagate(sum, [x])[0].value).toBe(1);
  });

  it('gives 0 for an input that the output does not depend on', () => {
    const [x, y] = [new Variable(1), new Variable(2)];
    expect(backpropagate(x.times(2), [x, y]).map((slope) => slope.value)).toEqual([2, 0]);
  });

  it('cuts off at relu', () => {
    const slope = (value: number) => {
      const x = new Variable(value);
      return backpropagate(x.relu(), [x])[0].value;
    };
    expect([slope(-1), slope(0), slope(2)]).toEqual([0, 0, 1]);
  });

  it('is the transpose of forward mode and matches differences in several variables', () => {
    const f = <S extends Scalar<S>>([x, y, z]: readonly S[]) =>
      x
        .times(y)
        .sin()
        .plus(z.exp().over(x.times(x).plus(1)))
        .minus(y.tanh());
    const plain = ([x, y, z]: readonly number[]) =>
      Math.sin(x * y) + Math.exp(z) / (x * x + 1) - Math.tanh(y);
    fc.assert(
      fc.property(fc.tuple(point, point, point), (x) => {
        const reverse = reverseGradient(f<Variable>, x);
        const forward = forwardGradient(f<Dual>, x);
        const numerical = gradient(plain, x);
        const exact = reverseHessian(f<Variable>, x);
        const differences = hessian(plain, x);
        x.forEach((_, i) => {
          expect(close(reverse[i], forward[i], 1e-12)).toBe(true);
          expect(close(reverse[i], numerical[i], 1e-7)).toBe(true);
          x.forEach((_, j) => {
            expect(close(exact[i][j], differences[i][j], 1e-4)).toBe(true);
          });
        });
      }),
    );
  });
});
