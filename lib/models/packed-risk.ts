import { requireBetween, requireCount } from '../calculus/arguments';
import type { Vector } from '../calculus/vector';
import { type Features, matrix } from '../data/matrix';
import { crossEntropyLoss } from './cross-entropy';
import { type LinearKernel, linearKernel } from './linear-kernel';
import {
  type LinearModel,
  type LinearModelOptions,
  linearRisk,
  requireTargets,
} from './linear-risk';
import type { Loss } from './loss';

/** Rows worked on together: 2048 rows of 10 features are 160 kB, which stays in the cache between both loops. */
const BLOCK = 2048;
const BYTES = 8;
const PAGE = 65_536;

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
  { intercept = true, l2 = 0 }: LinearModelOptions = {},
): LinearModel {
  const features = matrix(x);
  const targets = requireTargets(y, features.rows);
  requireBetween('packedRisk', 'l2', l2, [0, Infinity]);
  const first = intercept ? 1 : 0;
  const dimension = features.columns + first;
  const pack = packRows(features.rows, dimension);
  for (let i = 0; i < features.rows; i++) {
    const start = i * pack.width;
    if (intercept) pack.rows[start] = 1;
    const from = i * features.columns;
    pack.rows.set(features.data.subarray(from, from + features.columns), start + first);
  }
  return packedModel(loss, targets, pack, dimension, { intercept, l2 });
}

/** Memory of the kernel, and where everything lies in it. */
interface Pack {
  readonly kernel: LinearKernel;
  /** Columns, rounded up to an even number. */
  readonly width: number;
  readonly rows: Float64Array;
  readonly theta: Float64Array;
  readonly gradient: Float64Array;
  /** Scores of one block, overwritten by slopes. */
  readonly scores: Float64Array;
  /** 1 for label 0, −1 for label 1: what the kernel of the cross-entropy needs. */
  readonly signs: Float64Array;
}

function packRows(rows: number, dimension: number): Pack {
  const width = dimension + (dimension % 2);
  const paddedRows = Math.ceil(rows / 4) * 4;
  const numbers = 2 * width + BLOCK + paddedRows * (width + 1);
  const pages = Math.ceil((numbers * BYTES) / PAGE);
  if (pages > PAGE) {
    throw new RangeError(
      `packedRisk: ${rows} rows of ${dimension} numbers need more than 4 GiB; use descendInBatches over parts of the data.`,
    );
  }
  const memory = new WebAssembly.Memory({ initial: pages });
  const { buffer } = memory;
  let offset = 0;
  const take = (length: number) => {
    const view = new Float64Array(buffer, offset, length);
    offset += length * BYTES;
    return view;
  };
  return {
    kernel: linearKernel(memory),
    width,
    theta: take(width),
    gradient: take(width),
    scores: take(BLOCK),
    rows: take(paddedRows * width),
    signs: take(paddedRows),
  };
}

function packedModel(
  loss: Loss,
  targets: Float64Array,
  pack: Pack,
  dimension: number,
  { intercept, l2 }: Required<LinearModelOptions>,
): LinearModel {
  const { kernel, width, rows, theta: weights, gradient, scores, signs } = pack;
  const n = targets.length;
  const stride = width * BYTES;
  const firstPenalised = intercept ? 1 : 0;

  /** Calls `work` for each block, with its scores in place. */
  const forBlocks = (
    theta: Vector,
    work: (start: number, count: number, x: number, end: number) => void,
  ) => {
    requireLength(theta, dimension);
    for (let j = 0; j < dimension; j++) weights[j] = theta[j];
    for (let start = 0; start < n; start += BLOCK) {
      const count = Math.min(BLOCK, n - start);
      const x = rows.byteOffset + start * stride;
      const end = x + Math.ceil(count / 4) * 4 * stride;
      kernel.scores(x, end, stride, weights.byteOffset, scores.byteOffset);
      work(start, count, x, end);
    }
  };
  const cost = (theta: Vector) => {
    let sum = 0;
    forBlocks(theta, (start, count) => {
      for (let i = 0; i < count; i++) sum += loss.value(scores[i], targets[start + i]);
    });
    let squares = 0;
    for (let j = firstPenalised; j < dimension; j++) squares += theta[j] ** 2;
    return sum / n + (l2 / 2) * squares;
  };
  // Scores become slopes: by the kernel for the cross-entropy of labels 0 and 1, else one by one.
  const hasKernel = loss === crossEntropyLoss && targets.every((y) => y === 0 || y === 1);
  if (hasKernel) for (let i = 0; i < n; i++) signs[i] = 1 - 2 * targets[i];
  const slopesOf = (start: number, count: number) => {
    if (hasKernel) {
      const end = scores.byteOffset + Math.ceil(count / 2) * 2 * BYTES;
      kernel.sigmoidSlopes(scores.byteOffset, end, signs.byteOffset + start * BYTES);
    } else {
      for (let i = 0; i < count; i++) scores[i] = loss.slope(scores[i], targets[start + i]);
    }
  };
  const fullGradient = (theta: Vector) => {
    gradient.fill(0);
    forBlocks(theta, (start, count, x, end) => {
      slopesOf(start, count);
      // Rows of padding hold zeros, but what stood here before need not be finite.
      for (let i = count; i % 4 !== 0; i++) scores[i] = 0;
      kernel.accumulate(x, end, stride, scores.byteOffset, gradient.byteOffset);
    });
    return Array.from(
      gradient.subarray(0, dimension),
      (entry, j) => entry / n + (j < firstPenalised ? 0 : l2 * theta[j]),
    );
  };
  const batch = (examples: ArrayLike<number>) => {
    requireCount('packedRisk', 'the number of examples', examples.length, 1);
    const picked = new Float64Array(examples.length * dimension);
    for (let k = 0; k < examples.length; k++) {
      const from = examples[k] * width;
      picked.set(rows.subarray(from, from + dimension), k * dimension);
    }
    const table = { rows: examples.length, columns: dimension, data: picked };
    return linearRisk(
      loss,
      table,
      Array.from(examples, (i) => targets[i]),
      { intercept: false },
    );
  };
  const penalty = (theta: Vector) =>
    Array.from(theta, (entry, j) => (j < firstPenalised ? 0 : l2 * entry));
  return {
    size: n,
    dimension,
    cost,
    gradient: fullGradient,
    costOf: (theta, examples) =>
      batch(examples).cost(theta) +
      penalty(theta).reduce((sum, slope, j) => sum + (slope * theta[j]) / 2, 0),
    gradientOf(theta, examples) {
      const decay = penalty(theta);
      return batch(examples)
        .gradient(theta)
        .map((entry, j) => entry + decay[j]);
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
