import { requireBetween, requireList } from '../calculus/arguments';
import type { Vector } from '../calculus/vector';
import { type Features, matrix } from '../data/matrix';
import { type LinearModel, type LinearModelOptions, linearRisk } from './linear-risk';
import type { Loss } from './loss';
import { requireExamples, requireTargets } from './model-arguments';
import { PackedExamples } from './packed-examples';
import { packedMemory } from './packed-memory';

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
  const { size, dimension } = examples.shape;
  const setTheta = (theta: Vector) => {
    requireLength(theta, dimension);
    examples.setTheta(theta);
  };
  const decayOf = (theta: Vector) =>
    Array.from(theta, (entry, j) => (intercept && j === 0 ? 0 : l2 * entry));
  const penalty = (theta: Vector) =>
    decayOf(theta).reduce((sum, slope, j) => sum + (slope * theta[j]) / 2, 0);
  return {
    size,
    dimension,
    cost(theta) {
      setTheta(theta);
      return examples.lossSum(loss) / size + penalty(theta);
    },
    gradient(theta) {
      setTheta(theta);
      const sum = sumGradients();
      return decayOf(theta).map((slope, j) => sum[j] / size + slope);
    },
    costOf: (theta, indices) => riskOf(loss, examples, indices).cost(theta) + penalty(theta),
    gradientOf(theta, indices) {
      const slopes = riskOf(loss, examples, indices).gradient(theta);
      return decayOf(theta).map((slope, j) => slopes[j] + slope);
    },
    predict(theta, features) {
      const unknown = new Float64Array(matrix(features).rows);
      return linearRisk(loss, features, unknown, { intercept }).predict(theta, features);
    },
  };
}

/** The risk over a few examples, which are worked on without the kernel. */
function riskOf(loss: Loss, examples: PackedExamples, indices: ArrayLike<number>): LinearModel {
  const { dimension, size } = examples.shape;
  requireExamples('packedRisk', indices, size);
  const data = new Float64Array(indices.length * dimension);
  for (let k = 0; k < indices.length; k++) {
    const from = indices[k] * examples.width;
    data.set(examples.rows.subarray(from, from + dimension), k * dimension);
  }
  const targets = Array.from(indices, (i) => examples.targets[i]);
  const table = { rows: indices.length, columns: dimension, data };
  return linearRisk(loss, table, targets, { intercept: false });
}

function requireLength(theta: Vector, dimension: number): void {
  requireList('packedRisk', 'theta', theta);
  if (theta.length === dimension) return;
  throw new RangeError(
    `packedRisk: theta must have ${dimension} numbers, one per column (the intercept first), but it has ${theta.length}.`,
  );
}
