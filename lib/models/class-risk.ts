import { requireBetween, requireCount } from '../calculus/arguments';
import type { Vector } from '../calculus/vector';
import { type Features, type Matrix, matrix, withIntercept } from '../data/matrix';
import type { FiniteSum } from '../optimize/finite-sum';
import { requireClasses } from './labels';
import type { LinearModelOptions } from './linear-risk';
import { requireTargets } from './linear-risk';

/** The loss of one example with several classes: writes ∂ℓ/∂scores into `slopes` and returns ℓ. */
export type ClassLoss = (scores: Float64Array, label: number, slopes: Float64Array) => number;

/** A linear model with one row of weights per class. θ holds the rows one after another: classes × columns numbers. */
export interface ClassModel extends FiniteSum {
  /** The number of classes. */
  readonly classes: number;
  /** The scores of each row of x, n rows with one number per class. */
  scores(theta: Vector, x: Features): number[][];
  /** The class with the highest score for each row of x. */
  predict(theta: Vector, x: Features): number[];
}

/** The mean loss of a linear model with several classes, and its gradient: slopeₖ·x for the weights of class k. */
export function classRisk(
  name: string,
  loss: ClassLoss,
  x: Features,
  y: Vector,
  { intercept = true, l2 = 0 }: LinearModelOptions,
): ClassModel {
  const design = intercept ? withIntercept(x) : matrix(x);
  const labels = requireTargets(y, design.rows);
  const classes = requireClasses(name, labels);
  requireBetween(name, 'l2', l2, [0, Infinity]);
  const { columns, data } = design;
  const dimension = classes * columns;
  const isPenalised = (k: number) => !intercept || k % columns !== 0;
  const all = Uint32Array.from({ length: design.rows }, (_, i) => i);
  const scores = new Float64Array(classes);
  const slopes = new Float64Array(classes);

  const lossOf = (theta: Vector, i: number) => {
    scoresOf(design, i, theta, scores);
    return loss(scores, labels[i], slopes);
  };
  const requireArguments = (theta: Vector, examples: ArrayLike<number>) => {
    requireCount(name, 'the number of examples', examples.length, 1);
    if (theta.length === dimension) return;
    throw new RangeError(
      `${name}: theta must have ${classes} × ${columns} = ${dimension} numbers, but it has ${theta.length}.`,
    );
  };
  const costOf = (theta: Vector, examples: ArrayLike<number>) => {
    requireArguments(theta, examples);
    let sum = 0;
    for (let e = 0; e < examples.length; e++) sum += lossOf(theta, examples[e]);
    let squares = 0;
    for (let k = 0; k < dimension; k++) if (isPenalised(k)) squares += theta[k] ** 2;
    return sum / examples.length + (l2 / 2) * squares;
  };
  const gradientOf = (theta: Vector, examples: ArrayLike<number>) => {
    requireArguments(theta, examples);
    const sum = new Float64Array(dimension);
    for (let e = 0; e < examples.length; e++) {
      const i = examples[e];
      lossOf(theta, i);
      for (let c = 0; c < classes; c++) {
        if (slopes[c] === 0) continue;
        for (let j = 0; j < columns; j++) sum[c * columns + j] += slopes[c] * data[i * columns + j];
      }
    }
    return Array.from(
      sum,
      (entry, k) => entry / examples.length + (isPenalised(k) ? l2 * theta[k] : 0),
    );
  };
  const scoreRows = (theta: Vector, features: Features) => {
    const rows = intercept ? withIntercept(features) : matrix(features);
    return Array.from({ length: rows.rows }, (_, i) =>
      Array.from(scoresOf(rows, i, theta, new Float64Array(classes))),
    );
  };
  return {
    size: design.rows,
    dimension,
    classes,
    costOf,
    gradientOf,
    cost: (theta) => costOf(theta, all),
    gradient: (theta) => gradientOf(theta, all),
    scores: scoreRows,
    predict: (theta, features) =>
      scoreRows(theta, features).map((row) => row.indexOf(Math.max(...row))),
  };
}

/** Fills `scores` with one dot product per class. */
function scoresOf(
  { columns, data }: Matrix,
  i: number,
  theta: Vector,
  scores: Float64Array,
): Float64Array {
  for (let c = 0; c < scores.length; c++) {
    let sum = 0;
    for (let j = 0; j < columns; j++) sum += theta[c * columns + j] * data[i * columns + j];
    scores[c] = sum;
  }
  return scores;
}
