import type { UpdateRule } from './update-rule';

/**
 * Coordinate descent: one coordinate at a time, in turn.
 *
 * Δxᵢ = −α ∂f/∂xᵢ for i = k mod n at iteration k, and 0 for the others. It cannot move diagonally, so a narrow diagonal valley
 * makes it zigzag along the axes.
 *
 * @returns the update rule, with a default rate of 0.1
 * @example
 * import { coordinateDescent, descend } from 'nabla';
 * const run = descend(([x, y]) => x ** 2 + y ** 2, [3, -2], { method: coordinateDescent(), rate: 0.5, maxIterations: 1, gradient: ([x, y]) => [2 * x, 2 * y] });
 * run.point; // → [0, -2]
 * @source S. Wright, Coordinate descent algorithms, 2015
 */
export function coordinateDescent(): UpdateRule {
  return {
    name: 'coordinate descent',
    defaultRate: 0.1,
    begin:
      (dimension) =>
      ({ gradient, rate, iteration }) =>
        gradient.map((slope, i) => (i === iteration % dimension ? -rate * slope : 0)),
  };
}
