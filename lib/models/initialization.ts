import { requireBetween, requireCount } from '../calculus/arguments';
import type { Random } from '../data/random';

/** Fills a layer's weights: fanIn × fanOut numbers, row after row. */
export type Initializer = (fanIn: number, fanOut: number, random: Random) => Float64Array;

/**
 * Xavier (Glorot) initialisation: uniform in ±√(6/(fanIn + fanOut)), variance 2/(fanIn + fanOut).
 *
 * Keeps the size of signals and gradients about the same from layer to layer, for tanh and sigmoid.
 *
 * @param fanIn inputs of the layer, at least 1
 * @param fanOut outputs of the layer, at least 1
 * @param random where the random numbers come from, such as `seededRandom(1)`
 * @returns fanIn × fanOut weights
 * @throws RangeError when a size is not at least 1
 * @example
 * import { seededRandom, xavier } from 'nabla';
 * xavier(2, 1, seededRandom(1)).every((w) => Math.abs(w) <= Math.SQRT2); // → true
 * @source X. Glorot, Y. Bengio 2010; curriculum 12
 */
export const xavier: Initializer = (fanIn, fanOut, random) => {
  const limit = Math.sqrt(6 / (fanIn + fanOut));
  return weights(fanIn, fanOut, () => random.uniform(-limit, limit));
};

/**
 * He (Kaiming) initialisation: normal with variance 2/fanIn. As Xavier's, for ReLU, which lets half of the signal through.
 *
 * @param fanIn inputs of the layer, at least 1
 * @param fanOut outputs of the layer, at least 1
 * @param random where the random numbers come from, such as `seededRandom(1)`
 * @returns fanIn × fanOut weights
 * @throws RangeError when a size is not at least 1
 * @example
 * import { he, seededRandom } from 'nabla';
 * he(3, 4, seededRandom(1)).length; // → 12
 * @source K. He et al. 2015; curriculum 12
 */
export const he: Initializer = (fanIn, fanOut, random) => {
  const deviation = Math.sqrt(2 / fanIn);
  return weights(fanIn, fanOut, () => random.normal(0, deviation));
};

/**
 * Normal weights of one fixed size, to show what goes wrong: too small and signals vanish with depth, too large and they explode.
 *
 * @param deviation the standard deviation of each weight, at least 0
 * @returns an initialiser
 * @throws RangeError when the deviation is below 0 or not finite
 * @example
 * import { normalWeights, seededRandom } from 'nabla';
 * normalWeights(0.01)(10, 10, seededRandom(1)).every((w) => Math.abs(w) < 0.1); // → true
 * @source Curriculum 12
 */
export function normalWeights(deviation: number): Initializer {
  requireBetween('normalWeights', 'deviation', deviation, [0, Infinity]);
  return (fanIn, fanOut, random) => weights(fanIn, fanOut, () => random.normal(0, deviation));
}

function weights(fanIn: number, fanOut: number, draw: () => number): Float64Array {
  requireCount('initializer', 'fanIn', fanIn, 1);
  requireCount('initializer', 'fanOut', fanOut, 1);
  return Float64Array.from({ length: fanIn * fanOut }, draw);
}
