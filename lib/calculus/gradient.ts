import { requireFunction, requireVector } from './arguments';
import { type DerivativeOptions, derivative } from './derivative';
import type { Vector } from './vector';

/** A real function of a vector: it takes one array of n numbers. */
export type ScalarField = (x: readonly number[]) => number;

/** Central differences along every coordinate; see `derivative` for the formulas and their steps. */
export type GradientOptions = DerivativeOptions;

/**
 * The gradient of a function of n variables at a point, from differences of its values.
 *
 * ∇f = (∂f/∂x₁, …, ∂f/∂xₙ): each partial derivative moves one coordinate and holds the others.
 * It points along the steepest local increase of f, and its length is the slope in that direction.
 *
 * @param f the function; it takes one array of n numbers
 * @param x the point, n finite numbers
 * @param options the difference formula and its step, the same for every coordinate
 * @returns a new array of n numbers. It costs 2n values of f with the default central differences, n + 1 with forward ones.
 * @throws TypeError or RangeError on an empty or non-finite point, and as `derivative` does
 * @example
 * import { gradient } from 'nabla';
 * gradient(([x, y]) => x ** 2 + y ** 2, [2, 2]); // → [4, 4]
 * @source Curriculum 02
 */
export function gradient(f: ScalarField, x: Vector, options: GradientOptions = {}): number[] {
  requireFunction('gradient', 'f', f);
  const point = requireVector('gradient', 'x', x);
  let valueHere: number | undefined;
  const centre = () => {
    valueHere ??= f([...point]);
    return valueHere;
  };
  return point.map((start, i) =>
    // One-sided formulas ask for f(x) once per coordinate; it is computed only once.
    derivative((t) => (t === start ? centre() : f(withEntry(point, i, t))), start, options),
  );
}

function withEntry(point: readonly number[], i: number, value: number): number[] {
  const copy = [...point];
  copy[i] = value;
  return copy;
}
