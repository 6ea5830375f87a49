import { describe, expect, it } from 'vitest';
import {
  add,
  backpropagate,
  checkGradient,
  classifyCriticalPoint,
  complexStep,
  derivative,
  derivatives,
  directionalDerivative,
  dot,
  eigenvalues,
  forwardDerivative,
  forwardGradient,
  gradient,
  hessian,
  jacobian,
  levelCurve,
  norm,
  partial,
  reverseGradient,
  reverseHessian,
  scale,
  secondDerivative,
  Tensor,
  taylor,
  taylorModel,
  tensorGradients,
} from '../../lib/calculus';

/** What a program without types may hand over. */
const untyped = (json: string) => JSON.parse(json);
const nothing = untyped('null');
const text = untyped('"2"');

describe('a function that gives no number', () => {
  const calls: readonly (readonly [name: string, run: (value: number) => unknown])[] = [
    ['derivative', (value) => derivative(() => value, 1)],
    ['derivative', (value) => derivative(() => value, 1, { method: 'richardson' })],
    ['derivative', (value) => gradient(() => value, [1, 2])],
    ['derivative', (value) => partial(() => value, [1, 2], 0)],
    ['derivative', (value) => directionalDerivative(() => value, [1, 2], [1, 0])],
    ['hessian', (value) => hessian(() => value, [1, 2])],
    ['secondDerivative', (value) => secondDerivative(() => value, 1)],
    ['derivatives', (value) => derivatives(() => value, 0, 3)],
    ['derivatives', (value) => taylor(() => value, 0, 3)],
    ['f must give a number', (value) => taylorModel(() => value, [0, 0])],
    ['f must give a number', (value) => classifyCriticalPoint(() => value, [0, 0])],
  ];

  it.each(calls)('is refused by name: %s', (name, run) => {
    for (const value of [nothing, text, untyped('[]'), untyped('{}')]) {
      expect(() => run(value)).toThrow(name);
      expect(() => run(value)).toThrow(/f must give a number/);
    }
  });

  it('is refused where a number of another kind must come, with its methods named', () => {
    expect(() => complexStep(() => text, 1)).toThrow('f must give a Complex');
    expect(() => forwardDerivative(() => text, 1)).toThrow('f must give a Dual');
    expect(() => forwardGradient(() => text, [1])).toThrow('f must give a Dual');
    expect(() => reverseGradient(() => text, [1])).toThrow('f must give a Variable');
    expect(() => reverseHessian(() => text, [1])).toThrow('f must give a Variable');
    expect(() => backpropagate(nothing, [])).toThrow('must be Variables, but one is null');
    expect(() => tensorGradients(nothing, [])).toThrow('must be Tensors, but one is null');
  });

  it('has derivatives that are NaN where its values are: that is how a curve gets its gap', () => {
    expect(derivative(Math.log, -1)).toBeNaN();
    expect(gradient(([x = 0, y = 0]) => Math.log(x) + y, [-1, 2])[0]).toBeNaN();
    expect(() => classifyCriticalPoint(([x = 0]) => Math.log(x), [-1])).toThrow('finite');
    expect(() => levelCurve(([x = 0]) => Math.log(x), [-1, 1])).toThrow('not 0 (nor NaN)');
  });
});

describe('arrays that are none', () => {
  it('are refused by name, and so are gradients of another length', () => {
    expect(() => norm(nothing)).toThrow('norm: a must be an array, such as [1, 2], but it is null');
    expect(() => scale(nothing, 2)).toThrow('scale: a must be an array');
    expect(() => dot(nothing, [1])).toThrow('dot: a must be an array');
    expect(() => add([1], nothing)).toThrow('add: b must be an array');
    expect(() =>
      checkGradient(
        ([x = 0]) => x,
        () => nothing,
        [1],
      ),
    ).toThrow('must be an array');
    expect(() => hessian(([x = 0]) => x, [1, 2], { gradient: () => [1] })).toThrow('same length');
    expect(() => jacobian(() => nothing, [1])).toThrow('f must give an array of numbers');
    expect(() => eigenvalues(nothing)).toThrow('h must be an array');
    expect(() => eigenvalues([])).toThrow('the number of rows of h must be');
    expect(() => Tensor.from(nothing)).toThrow('the rows must be an array');
    expect(() => Tensor.from([])).toThrow('at least one row');
    expect(() => Tensor.from([[text]])).toThrow('all rows must hold 1 numbers');
  });
});

describe('numbers at the ends of the range', () => {
  it('keep their derivatives: huge, tiny and negative zero', () => {
    expect(derivative((x) => x ** 2, 1e150) / 2e150).toBeCloseTo(1, 8);
    expect(derivative((x) => 1e-300 * x, 1)).toBeCloseTo(1e-300, 305);
    expect(derivative((x) => x ** 3 + x, -0)).toBeCloseTo(1, 8);
    expect(norm([3e200, 4e200])).toBeCloseTo(5e200, -188);
    expect(norm([3e-320, 4e-320])).toBeGreaterThan(4.9e-320);
    expect(norm([-0, 0])).toBe(0);
  });

  it('are left alone in arguments that are frozen or typed arrays', () => {
    const point = Object.freeze([1, 2]);
    const f = ([x = 0, y = 0]: readonly number[]) => x * y;
    for (const x of [point, Float64Array.of(1, 2)]) {
      expect(gradient(f, x).map((g) => Math.round(g))).toEqual([2, 1]);
      expect(hessian(f, x).map((row) => row.map(Math.round))).toEqual([
        [0, 1],
        [1, 0],
      ]);
      expect(Array.from(x)).toEqual([1, 2]);
    }
  });
});
