import { requireCount, requireVector } from '../calculus/arguments';
import type { Vector } from '../calculus/vector';
import { type Features, isMatrix, type Matrix, matrix, rowsOf } from './matrix';

/** Columns brought to a common scale, x′ = (x − offset) / scale, and the way back. */
export interface Scaling {
  /** The scaled features, n rows of d numbers. */
  readonly scaled: number[][];
  /** What was subtracted from each column, d numbers. */
  readonly offsets: readonly number[];
  /** What each column was divided by, d numbers above 0. */
  readonly scales: readonly number[];
  /** Columns whose values are all equal, counted from 0: they become 0, and their scale is 1. */
  readonly constantColumns: readonly number[];
  /** Scales more examples with the same offsets and scales. */
  transform(x: Features): number[][];
  /** Brings scaled examples back to their own units. */
  inverse(scaled: Features): number[][];
  /** Coefficients (intercept first) of a linear model on scaled features, for the features in their own units. */
  coefficients(theta: Vector): number[];
}

/** The scaling that a choice of offsets and scales makes; scales of 0 mark constant columns. */
export function scalingOf(
  x: Features,
  columnOffsets: readonly number[],
  columnScales: readonly number[],
): Scaling {
  const offsets = [...columnOffsets];
  const constantColumns = columnScales.flatMap((scale, j) => (scale === 0 ? [j] : []));
  const scales = columnScales.map((scale) => (scale === 0 ? 1 : scale));
  const mapped = (features: Features, change: (value: number, j: number) => number) => {
    const table = matrix(features);
    requireColumns(table, offsets.length);
    return rowsOf(table).map((row) => row.map(change));
  };
  const transform = (features: Features) =>
    mapped(features, (value, j) => (value - offsets[j]) / scales[j]);
  return {
    scaled: transform(x),
    offsets,
    scales,
    constantColumns,
    transform,
    inverse: (features) => mapped(features, (value, j) => value * scales[j] + offsets[j]),
    coefficients: (theta) => unscaledCoefficients(theta, offsets, scales),
  };
}

/** The columns of a table, each as an array of n numbers. */
export function columnsOf(x: Features): number[][] {
  const { rows, columns, data } = isMatrix(x) ? x : matrix(x);
  return Array.from({ length: columns }, (_, j) =>
    Array.from({ length: rows }, (_, i) => data[i * columns + j]),
  );
}

/** θ₀ + Σ θⱼ(xⱼ − oⱼ)/sⱼ, sorted by powers of xⱼ. */
function unscaledCoefficients(
  theta: Vector,
  offsets: readonly number[],
  scales: readonly number[],
): number[] {
  const [intercept, ...slopes] = requireVector('coefficients', 'theta', theta);
  if (slopes.length !== scales.length) {
    throw new RangeError(
      `coefficients: theta must have ${scales.length + 1} numbers, the intercept first, but it has ${theta.length}.`,
    );
  }
  const unscaled = slopes.map((slope, j) => slope / scales[j]);
  return [unscaled.reduce((sum, slope, j) => sum - slope * offsets[j], intercept), ...unscaled];
}

function requireColumns({ columns }: Matrix, expected: number): void {
  requireCount('scaling', 'the number of columns', columns, 1);
  if (columns === expected) return;
  throw new RangeError(`scaling: x must have ${expected} columns, but it has ${columns}.`);
}
