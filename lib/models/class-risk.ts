import { requireBetween, requireList } from '../calculus/arguments';
import type { Vector } from '../calculus/vector';
import { type Features, type Matrix, matrix, withIntercept } from '../data/matrix';
import type { FiniteSum } from '../optimize/finite-sum';
import { requireClasses } from './labels';
import type { LinearModelOptions } from './linear-risk';
import { requireExamples, requireTargets } from './model-arguments';

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
  const problem = { name, loss, design, labels, classes, intercept, l2 };
  const all = Uint32Array.from({ length: design.rows }, (_, i) => i);
  const scoreRows = (theta: Vector, features: Features) => {
    const rows = intercept ? withIntercept(features) : matrix(features);
    requireTheta(problem, theta, rows.columns);
    return Array.from({ length: rows.rows }, (_, i) =>
      Array.from(scoresOf(rows, i, theta, new Float64Array(classes))),
    );
  };
  return {
    size: design.rows,
    dimension: classes * design.columns,
    classes,
    costOf: (theta, examples) => meanLoss(problem, theta, examples),
    gradientOf: (theta, examples) => meanGradient(problem, theta, examples),
    cost: (theta) => meanLoss(problem, theta, all),
    gradient: (theta) => meanGradient(problem, theta, all),
    scores: scoreRows,
    predict: (theta, features) =>
      scoreRows(theta, features).map((row) => row.indexOf(Math.max(...row))),
  };
}

/** What the cost is made of. */
interface Problem {
  readonly name: string;
  readonly loss: ClassLoss;
  readonly design: Matrix;
  readonly labels: Float64Array;
  readonly classes: number;
  readonly intercept: boolean;
  readonly l2: number;
}

function meanLoss(problem: Problem, theta: Vector, examples: ArrayLike<number>): number {
  const { name, loss, design, labels, classes, l2 } = problem;
  requireTheta(problem, theta, design.columns);
  requireExamples(name, examples, design.rows);
  const scores = new Float64Array(classes);
  const slopes = new Float64Array(classes);
  let sum = 0;
  for (let e = 0; e < examples.length; e++) {
    const i = examples[e];
    sum += loss(scoresOf(design, i, theta, scores), labels[i], slopes);
  }
  let squares = 0;
  for (let k = 0; k < theta.length; k++) if (isPenalised(problem, k)) squares += theta[k] ** 2;
  return sum / examples.length + (l2 / 2) * squares;
}

function meanGradient(problem: Problem, theta: Vector, examples: ArrayLike<number>): number[] {
  const { name, loss, design, labels, classes, l2 } = problem;
  requireTheta(problem, theta, design.columns);
  requireExamples(name, examples, design.rows);
  const { columns, data } = design;
  const scores = new Float64Array(classes);
  const slopes = new Float64Array(classes);
  const sum = new Float64Array(theta.length);
  for (let e = 0; e < examples.length; e++) {
    const i = examples[e];
    loss(scoresOf(design, i, theta, scores), labels[i], slopes);
    for (let c = 0; c < classes; c++) {
      if (slopes[c] === 0) continue;
      for (let j = 0; j < columns; j++) sum[c * columns + j] += slopes[c] * data[i * columns + j];
    }
  }
  return Array.from(
    sum,
    (entry, k) => entry / examples.length + (isPenalised(problem, k) ? l2 * theta[k] : 0),
  );
}

/** Intercepts, the first weight of each class, bear no penalty. */
function isPenalised({ intercept, design }: Problem, k: number): boolean {
  return !intercept || k % design.columns !== 0;
}

function requireTheta({ name, classes }: Problem, theta: Vector, columns: number): void {
  requireList(name, 'theta', theta);
  if (theta.length === classes * columns) return;
  throw new RangeError(
    `${name}: theta must have ${classes} × ${columns} = ${classes * columns} numbers, but it has ${theta.length}.`,
  );
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
