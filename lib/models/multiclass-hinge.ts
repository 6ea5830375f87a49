import type { Vector } from '../calculus/vector';
import type { Features } from '../data/matrix';
import { type ClassModel, classRisk } from './class-risk';
import type { LinearModelOptions } from './linear-risk';

/** @see multiclassHinge */
export interface MulticlassHingeOptions extends LinearModelOptions {
  /** The margin Δ by which the true class must win; default 1. */
  readonly margin?: number;
}

/**
 * The multi-class hinge loss of a linear model: every class that comes within the margin of the true one costs.
 *
 * ℓ = Σ_{j≠y} max(0, wⱼᵀx − w_yᵀx + Δ). Its gradient is +x for each violating class j, and −(number of violations)·x for the true class.
 *
 * @param x the features: n rows of d numbers
 * @param y the labels, n numbers: classes 0, 1, 2, …
 * @param options margin, penalty `l2`, and `intercept`, default true
 * @returns cost, gradient, scores and predictions as functions of θ (classes × columns numbers, row after row)
 * @throws RangeError when x or y is empty, their lengths differ, an entry is not finite, or a label is no class
 * @example
 * import { multiclassHinge } from 'nabla';
 * const model = multiclassHinge([[2, 3]], [1], { intercept: false });
 * model.gradient([0, 0, 0, 0]); // → [2, 3, -2, -3]
 * @source Lecture [4]; J. Weston, C. Watkins 1999; curriculum 10
 */
export function multiclassHinge(
  x: Features,
  y: Vector,
  { margin = 1, ...options }: MulticlassHingeOptions = {},
): ClassModel {
  const loss = (scores: Float64Array, label: number, slopes: Float64Array) => {
    let sum = 0;
    let violations = 0;
    for (let j = 0; j < scores.length; j++) {
      const excess = j === label ? 0 : scores[j] - scores[label] + margin;
      const violates = excess > 0;
      slopes[j] = violates ? 1 : 0;
      if (violates) {
        sum += excess;
        violations += 1;
      }
    }
    slopes[label] = -violations;
    return sum;
  };
  return classRisk('multiclassHinge', loss, x, y, options);
}
