import { requireList } from '../calculus/arguments';
import type { Vector } from '../calculus/vector';
import type { Features } from '../data/matrix';
import { type ClassLoss, type ClassModel, classRisk } from './class-risk';
import type { LinearModelOptions } from './linear-risk';

/**
 * The softmax of scores: eᶻᵏ/Σeᶻʲ, probabilities that add up to 1.
 *
 * @param scores one number per class
 * @throws TypeError when scores are no array
 * @returns one probability per class, without overflow: the largest score is taken off first, which changes nothing
 * @example
 * import { softmax } from 'nabla';
 * softmax([1000, 1000]); // → [0.5, 0.5]
 * @source Curriculum 10
 */
export function softmax(scores: Vector): number[] {
  requireList('softmax', 'scores', scores);
  const largest = Math.max(...scores);
  const powers = Array.from(scores, (score) => Math.exp(score - largest));
  const sum = powers.reduce((total, power) => total + power, 0);
  return powers.map((power) => power / sum);
}

/**
 * Softmax regression: logistic regression for several classes.
 *
 * ℓ = ln Σⱼ eᶻʲ − z_y, with one score zₖ = wₖᵀx per class; ∂ℓ/∂zₖ = softmaxₖ − [k = y].
 *
 * @param x the features: n rows of d numbers, or n numbers
 * @param y the labels, n numbers: classes 0, 1, 2, …
 * @param options intercept, penalty
 * @returns cost, gradient, scores and predictions as functions of θ (classes × (d + 1) numbers, row after row)
 * @throws RangeError when x or y is empty, their lengths differ, an entry is not finite, or a label is no class
 * @example
 * import { softmaxRegression } from 'nabla';
 * const model = softmaxRegression([-1, 0, 1], [0, 1, 2]);
 * model.cost(new Array(6).fill(0)) === Math.log(3); // → true
 * @source Curriculum 10
 */
export function softmaxRegression(
  x: Features,
  y: Vector,
  options: LinearModelOptions = {},
): ClassModel {
  return classRisk('softmaxRegression', softmaxLoss, x, y, options);
}

const softmaxLoss: ClassLoss = (scores, label, slopes) => {
  let largest = -Infinity;
  for (const score of scores) largest = Math.max(largest, score);
  let sum = 0;
  for (let c = 0; c < scores.length; c++) {
    slopes[c] = Math.exp(scores[c] - largest);
    sum += slopes[c];
  }
  for (let c = 0; c < scores.length; c++) slopes[c] /= sum;
  slopes[label] -= 1;
  return Math.log(sum) + largest - scores[label];
};
