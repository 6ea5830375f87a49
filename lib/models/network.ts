import { requireCount } from '../calculus/arguments';
import { Tensor } from '../calculus/tensor';
import { tensorGradients } from '../calculus/tensor-gradients';
import type { Vector } from '../calculus/vector';
import { type Features, matrix } from '../data/matrix';
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
import { requireExamples, requireTargets } from './model-arguments';
import { crossEntropy, rowsAt, squaredError } from './network-loss';

/** @see network */
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
  hidden.forEach((units, k) => void requireCount('network', `hidden[${k}]`, units, 1));
  const outputs = targets === 'classes' ? requireClasses('network', labels) : 1;
  const layers = [inputs.columns, ...hidden, outputs];
  const shapes = layerShapes(layers);
  const signalsFor = (theta: Vector, features: Features) => {
    const { rows, columns, data } = matrix(features);
    const tensor = new Tensor(rows, columns, data);
    return signalsThrough(unpackLayers(shapes, theta), tensor, activation).map((s) => s.toRows());
  };
  const outputsFor = (theta: Vector, features: Features) =>
    signalsFor(theta, features)[hidden.length];
  return {
    size: inputs.rows,
    dimension: parameterCount(shapes),
    layers,
    ...lossAndGradient(
      (theta) => unpackLayers(shapes, theta),
      inputs.rows,
      (layers, examples) => {
        const signals = signalsThrough(layers, rowsAt(inputs, examples), activation);
        const chosen = Array.from(examples, (i) => labels[i]);
        const loss = targets === 'classes' ? crossEntropy : squaredError;
        return loss(signals[signals.length - 1], chosen);
      },
    ),
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

/** Cost and gradient over some examples or all, from the graph of their loss. */
function lossAndGradient(
  unpack: (theta: Vector) => Layer[],
  size: number,
  graph: (layers: readonly Layer[], examples: ArrayLike<number>) => Tensor,
): Pick<FiniteSum, 'cost' | 'gradient' | 'costOf' | 'gradientOf'> {
  const all = Uint32Array.from({ length: size }, (_, i) => i);
  const lossOf = (layers: readonly Layer[], examples: ArrayLike<number>) => {
    requireExamples('network', examples, size);
    return graph(layers, examples);
  };
  const costOf = (theta: Vector, examples: ArrayLike<number>) =>
    lossOf(unpack(theta), examples).value;
  const gradientOf = (theta: Vector, examples: ArrayLike<number>) => {
    const layers = unpack(theta);
    const parameters = layers.flatMap(({ weights, biases }) => [weights, biases]);
    const gradients = tensorGradients(lossOf(layers, examples), parameters);
    return gradients.flatMap(({ data }) => Array.from(data));
  };
  return {
    costOf,
    gradientOf,
    cost: (theta) => costOf(theta, all),
    gradient: (theta) => gradientOf(theta, all),
  };
}
