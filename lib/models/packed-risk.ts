import type { Vector } from '../calculus/vector';
import type { Features } from '../data/matrix';
import type { LinearModel, LinearModelOptions } from './linear-risk';
import type { Loss } from './loss';
import { packExamples, packedModel } from './packed-model';

/**
 * `linearRisk` for many examples: the same numbers, several times as fast.
 *
 * The features are copied once into memory of WebAssembly. Block by block, one kernel computes scores, the loss turns them into
 * slopes, and another kernel adds up the gradient, four rows at a time with vectors of two doubles. Nothing is allocated per
 * evaluation but the result.
 *
 * @param loss ℓ and its slope
 * @param x the features: n rows of d numbers, n numbers, or (without a copy of rows) a matrix
 * @param y the targets, n numbers
 * @param options intercept and penalty
 * @returns cost and gradient as functions of θ, as `linearRisk`; sums are taken in another order, so the last digits differ
 * @throws RangeError as `linearRisk`, and when the features need more than 4 GiB
 * @example
 * import { packedRisk, squaredLoss } from 'nabla';
 * const risk = packedRisk(squaredLoss, [1, 2, 3], [1, 2, 3]);
 * risk.gradient([4, 0]); // → [4, 6.666666666666667]
 * @source Curriculum 07 and 08
 */
export function packedRisk(
  loss: Loss,
  x: Features,
  y: Vector,
  options: LinearModelOptions = {},
): LinearModel {
  const { examples } = packExamples(x, y, options, 1);
  return packedModel(loss, examples, options, () => {
    examples.sumGradients(loss);
    return examples.gradient;
  });
}
