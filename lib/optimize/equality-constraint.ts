import { requireSameLength, shown } from '../calculus/arguments';
import { gradient as numericalGradient } from '../calculus/gradient';
import type { Vector } from '../calculus/vector';

/** A condition c(x) = 0 that the solution must meet. */
export interface EqualityConstraint {
  /** c, which must become 0. */
  readonly value: (x: readonly number[]) => number;
  /** ∇c; default: central differences. */
  readonly gradient?: (x: readonly number[]) => Vector;
}

/** A constraint with its gradient, both checked when they are called. */
export type Equation = Required<EqualityConstraint>;

/** The constraint at this position of a list, ready for use. */
export function equationOf(
  constraint: EqualityConstraint | EqualityConstraint['value'],
  position: number,
): Equation {
  const { value, gradient } =
    typeof constraint === 'function' ? { value: constraint } : (constraint ?? {});
  if (typeof value !== 'function') {
    throw new TypeError(
      `minimizeSubjectTo: constraint ${position} must be a function that becomes 0, such as ([x, y]) => x + y - 2, but it is ${shown(constraint)}.`,
    );
  }
  const checked = (x: readonly number[]) => {
    const result: unknown = value(x);
    if (typeof result === 'number') return result;
    throw new TypeError(
      `minimizeSubjectTo: constraint ${position} must give a number, but at ${shown(x)} it gave ${shown(result)}.`,
    );
  };
  if (gradient === undefined) {
    return { value: checked, gradient: (x) => numericalGradient(checked, x) };
  }
  return {
    value: checked,
    gradient(x) {
      const slopes = gradient(x);
      requireSameLength('minimizeSubjectTo', ['x', x], [`∇ of constraint ${position}`, slopes]);
      return slopes;
    },
  };
}

/** max |cⱼ(x)|, 0 without constraints; NaN when one is NaN. */
export function violationAt(equations: readonly Equation[], x: readonly number[]): number {
  return Math.max(0, ...equations.map(({ value }) => Math.abs(value(x))));
}

/** slope + Σ weightⱼ ∇cⱼ(x). */
export function withSlopes(
  slope: Vector,
  equations: readonly Equation[],
  weights: readonly number[],
  x: readonly number[],
): number[] {
  return equations.reduce((sum, { gradient }, j) => {
    const direction = gradient(x);
    return sum.map((entry, i) => entry + weights[j] * direction[i]);
  }, Array.from(slope));
}
