import { requireBetween, requireCount } from '../calculus/arguments';
import type { Vector } from '../calculus/vector';
import { type Features, matrix } from '../data/matrix';
import {
  type LinearModel,
  type LinearModelOptions,
  linearRisk,
  requireTargets,
} from './linear-risk';
import type { Loss } from './loss';
import { PackedExamples, packedMemory } from './packed-examples';

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

/** Features and targets in memory for a number of threads, as the first thread sees them. */
export function packExamples(
  x: Features,
  y: Vector,
  { intercept = true }: LinearModelOptions,
  threads: number,
) {
  const features = matrix(x);
  const targets = requireTargets(y, features.rows);
  const shape = {
    size: features.rows,
    dimension: features.columns + (intercept ? 1 : 0),
    threads,
    binary: targets.every((target) => target === 0 || target === 1),
  };
  const memory = packedMemory(shape);
  const examples = new PackedExamples(memory, shape, 0);
  examples.fill(features, targets, intercept);
  return { memory, shape, examples };
}

/** A linear model over packed examples; `sumGradients` gives Σ∇ℓᵢ at the θ that was set. */
export function packedModel(
  loss: Loss,
  examples: PackedExamples,
  { intercept = true, l2 = 0 }: LinearModelOptions,
  sumGradients: () => Float64Array,
): LinearModel {
  requireBetween('packedRisk', 'l2', l2, [0, Infinity]);
  const { rows, targets, width, dimension } = examples;
  const n = targets.length;
  const setTheta = (theta: Vector) => {
    requireLength(theta, dimension);
    examples.setTheta(theta);
  };
  const decayOf = (theta: Vector) =>
    Array.from(theta, (entry, j) => (intercept && j === 0 ? 0 : l2 * entry));
  const penalty = (theta: Vector) =>
    decayOf(theta).reduce((sum, slope, j) => sum + (slope * theta[j]) / 2, 0);
  /** Few examples are worked on without the kernel. */
  const few = (indices: ArrayLike<number>) => {
    requireCount('packedRisk', 'the number of examples', indices.length, 1);
    const data = new Float64Array(indices.length * dimension);
    for (let k = 0; k < indices.length; k++) {
      const from = indices[k] * width;
      data.set(rows.subarray(from, from + dimension), k * dimension);
    }
    const table = { rows: indices.length, columns: dimension, data };
    return linearRisk(
      loss,
      table,
      Array.from(indices, (i) => targets[i]),
      { intercept: false },
    );
  };
  return {
    size: n,
    dimension,
    cost(theta) {
      setTheta(theta);
      return examples.lossSum(loss) / n + penalty(theta);
    },
    gradient(theta) {
      setTheta(theta);
      const sum = sumGradients();
      return decayOf(theta).map((slope, j) => sum[j] / n + slope);
    },
    costOf: (theta, indices) => few(indices).cost(theta) + penalty(theta),
    gradientOf(theta, indices) {
      const decay = decayOf(theta);
      return few(indices)
        .gradient(theta)
        .map((slope, j) => slope + decay[j]);
    },
    predict: (theta, features) =>
      linearRisk(loss, features, new Float64Array(matrix(features).rows), { intercept }).predict(
        theta,
        features,
      ),
  };
}

function requireLength(theta: Vector, dimension: number): void {
  if (theta.length === dimension) return;
  throw new RangeError(
    `packedRisk: theta must have ${dimension} numbers, one per column (the intercept first), but it has ${theta.length}.`,
  );
}
