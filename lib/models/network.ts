import { requireCount } from '../calculus/arguments';
import { Tensor, tensorGradients } from '../calculus/tensor';
import type { Vector } from '../calculus/vector';
import { type Features, type Matrix, matrix } from '../data/matrix';
import type { Random } from '../data/random';
import type { FiniteSum } from '../optimize/finite-sum';
import { he, type Initializer, xavier } from './initialization';
import { requireClasses } from './labels';
import {
  type Activation,
  initialParameters,
  type Layer,
  layerShapes,
  parameterCount,
  signalsThrough,
  unpackLayers,
} from './layers';
import { requireTargets } from './linear-risk';

export interface NetworkOptions {
  /** Numbers of hidden units, one per hidden layer, such as [8] or [16, 16]. */
  readonly hidden: readonly number[];
  /** Default `'tanh'`. */
  readonly activation?: Activation;
  /** `'classes'`: labels 0, 1, 2, … and cross-entropy (default); `'numbers'`: one number per example and the mean squared error. */
  readonly targets?: 'classes' | 'numbers';
}

/** A multilayer network with the examples it is trained on. θ holds all weights and biases, layer after layer: W row after row, then b. */
export interface Network extends FiniteSum {
  /** Units per layer, inputs and outputs included. */
  readonly layers: readonly number[];
  /** A first θ: weights from Xavier's initialiser (He's for relu) or the one given, biases 0. */
  initial(random: Random, initializer?: Initializer): number[];
  /** The outputs for each row of x: scores of classes, or one number. */
  outputs(theta: Vector, x: Features): number[][];
  /** The class with the highest score (or the number itself) for each row of x. */
  predict(theta: Vector, x: Features): number[];
  /** The activations of every hidden layer for each row of x, for figures of vanishing and exploding signals. */
  activations(theta: Vector, x: Features): number[][][];
}

/**
 * A multilayer perceptron: layers h ← activation(h·W + b), the last one without activation.
 *
 * Its gradient comes from back-propagation through the graph of its loss.
 *
 * @param x the features: n rows of d numbers, or n numbers
 * @param y the targets, n numbers: classes 0, 1, 2, …, or any numbers
 * @param options hidden layers, activation, kind of targets
 * @returns cost and gradient as functions of θ, ready for `descend` and `descendInBatches`
 * @throws RangeError when x or y is empty, their lengths differ, or a size is not at least 1
 * @example
 * import { descend, network, seededRandom, lbfgs } from 'nabla';
 * const xor = network([[0, 0], [0, 1], [1, 0], [1, 1]], [0, 1, 1, 0], { hidden: [4] });
 * const start = xor.initial(seededRandom(3));
 * const { point } = descend(xor.cost, start, { gradient: xor.gradient, method: lbfgs(), maxIterations: 200 });
 * xor.predict(point, [[0, 0], [0, 1], [1, 0], [1, 1]]); // → [0, 1, 1, 0]
 * @source Curriculum 12
 */
export function network(x: Features, y: Vector, options: NetworkOptions): Network {
  const { hidden, activation = 'tanh', targets = 'classes' } = options;
  const inputs = matrix(x);
  const labels = requireTargets(y, inputs.rows);
  hidden.forEach((units, k) => {
    requireCount('network', `hidden[${k}]`, units, 1);
  });
  const outputs = targets === 'classes' ? requireClasses('network', labels) : 1;
  const units = [inputs.columns, ...hidden, outputs];
  const shapes = layerShapes(units);
  const lossOfOutputs = targets === 'classes' ? crossEntropy : squaredError;

  const lossOf = (layers: readonly Layer[], examples: ArrayLike<number>): Tensor => {
    requireCount('network', 'the number of examples', examples.length, 1);
    const signals = signalsThrough(layers, rowsAt(inputs, examples), activation);
    const chosen = Array.from(examples, (i) => labels[i]);
    return lossOfOutputs(signals[signals.length - 1], chosen);
  };
  const costOf = (theta: Vector, examples: ArrayLike<number>) =>
    lossOf(unpackLayers(shapes, theta), examples).value;
  const gradientOf = (theta: Vector, examples: ArrayLike<number>) => {
    const layers = unpackLayers(shapes, theta);
    const parameters = layers.flatMap(({ weights, biases }) => [weights, biases]);
    const gradients = tensorGradients(lossOf(layers, examples), parameters);
    return gradients.flatMap(({ data }) => Array.from(data));
  };
  const signalsFor = (theta: Vector, features: Features) => {
    const { rows, columns, data } = matrix(features);
    const signals = signalsThrough(
      unpackLayers(shapes, theta),
      new Tensor(rows, columns, data),
      activation,
    );
    return signals.map((signal) => signal.toRows());
  };
  const outputsFor = (theta: Vector, features: Features) =>
    signalsFor(theta, features)[hidden.length];
  const all = Uint32Array.from({ length: inputs.rows }, (_, i) => i);
  return {
    size: inputs.rows,
    dimension: parameterCount(shapes),
    layers: units,
    costOf,
    gradientOf,
    cost: (theta) => costOf(theta, all),
    gradient: (theta) => gradientOf(theta, all),
    initial: (random, initializer = activation === 'relu' ? he : xavier) =>
      initialParameters(shapes, random, initializer),
    outputs: outputsFor,
    predict: (theta, features) =>
      outputsFor(theta, features).map((row) =>
        targets === 'classes' ? row.indexOf(Math.max(...row)) : row[0],
      ),
    activations: (theta, features) => signalsFor(theta, features).slice(0, -1),
  };
}

/** Mean of ln Σ eᶻ − z_y. */
function crossEntropy(scores: Tensor, labels: readonly number[]): Tensor {
  const picked = Tensor.from(
    labels.map((label) => Array.from({ length: scores.columns }, (_, c) => (c === label ? 1 : 0))),
  );
  const gap = scores.logSumExp().sum().minus(scores.times(picked).sum());
  return gap.times(1 / labels.length);
}

function squaredError(outputs: Tensor, targets: readonly number[]): Tensor {
  const residuals = outputs.minus(Tensor.from(targets.map((target) => [target])));
  return residuals.times(residuals).mean();
}

function rowsAt({ columns, data }: Matrix, examples: ArrayLike<number>): Tensor {
  const rows = new Float64Array(examples.length * columns);
  for (let k = 0; k < examples.length; k++) {
    rows.set(data.subarray(examples[k] * columns, (examples[k] + 1) * columns), k * columns);
  }
  return new Tensor(examples.length, columns, rows);
}
