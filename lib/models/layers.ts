import { requireSameLength, shown } from '../calculus/arguments';
import { Tensor } from '../calculus/tensor';
import type { Vector } from '../calculus/vector';
import type { Random } from '../data/random';
import type { Initializer } from './initialization';

/** What comes after each layer but the last. */
export type Activation = 'tanh' | 'relu' | 'sigmoid';

/** A layer from `inputs` to `units` numbers. */
export interface LayerShape {
  readonly inputs: number;
  readonly units: number;
}

/** The weights (inputs × units) and the biases (1 × units) of a layer. */
export interface Layer {
  readonly weights: Tensor;
  readonly biases: Tensor;
}

/** The shapes of all layers, from the numbers of units of inputs, hidden layers and outputs. */
export function layerShapes(units: readonly number[]): LayerShape[] {
  return units.slice(1).map((size, k) => ({ inputs: units[k], units: size }));
}

/** How many weights and biases there are. */
export function parameterCount(shapes: readonly LayerShape[]): number {
  return shapes.reduce((sum, { inputs, units }) => sum + (inputs + 1) * units, 0);
}

/** Cuts θ into layers: the weights of the first row after row, its biases, then the next layer. */
export function unpackLayers(shapes: readonly LayerShape[], theta: Vector): Layer[] {
  const expected = { length: parameterCount(shapes) };
  requireSameLength('network', ['theta', theta], ['the weights', expected]);
  const flat = Float64Array.from(theta);
  let start = 0;
  const take = (rows: number, columns: number) => {
    const data = flat.subarray(start, start + rows * columns);
    start += data.length;
    return new Tensor(rows, columns, data);
  };
  return shapes.map(({ inputs, units }) => ({
    weights: take(inputs, units),
    biases: take(1, units),
  }));
}

/** A first θ: weights from the initialiser, biases 0. */
export function initialParameters(
  shapes: readonly LayerShape[],
  random: Random,
  initializer: Initializer,
): number[] {
  return shapes.flatMap(({ inputs, units }) => [
    ...initializer(inputs, units, random),
    ...new Array<number>(units).fill(0),
  ]);
}

/** What comes out of each layer, the last one without activation: h ← activation(h·W + b). */
export function signalsThrough(
  layers: readonly Layer[],
  inputs: Tensor,
  activation: Activation,
): Tensor[] {
  let signal = inputs;
  return layers.map(({ weights, biases }, k) => {
    const linear = signal.matmul(weights).plus(biases);
    signal = k === layers.length - 1 ? linear : activate(linear, activation);
    return signal;
  });
}

function activate(z: Tensor, activation: Activation): Tensor {
  if (activation === 'tanh') return z.tanh();
  if (activation === 'relu') return z.relu();
  if (activation === 'sigmoid') return z.sigmoid();
  throw new RangeError(
    `network: activation must be 'tanh', 'relu' or 'sigmoid', but it is ${shown(activation)}.`,
  );
}
