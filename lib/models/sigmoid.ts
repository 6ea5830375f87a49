/**
 * The sigmoid σ(z) = 1/(1 + e⁻ᶻ), which takes any score to a probability. σ′ = σ(1 − σ).
 *
 * @param z any number
 * @returns a number in [0, 1], without overflow for large |z|
 * @example
 * import { sigmoid } from 'nabla';
 * [sigmoid(-1000), sigmoid(0), sigmoid(1000)]; // → [0, 0.5, 1]
 * sigmoid(1) === Math.E / (Math.E + 1); // → true
 * @source Curriculum 02 and 10
 */
export function sigmoid(z: number): number {
  // e^z for negative z and e^-z for positive: never an overflow.
  if (z < 0) {
    const power = Math.exp(z);
    return power / (1 + power);
  }
  return 1 / (1 + Math.exp(-z));
}

/**
 * The softplus ln(1 + eᶻ), the smooth version of max(0, z). Its slope is the sigmoid.
 *
 * @param z any number
 * @returns a number of at least 0, without overflow for large |z|
 * @example
 * import { softplus } from 'nabla';
 * [softplus(-1000), softplus(1000)]; // → [0, 1000]
 * @source Curriculum 10
 */
export function softplus(z: number): number {
  return Math.max(0, z) + Math.log1p(Math.exp(-Math.abs(z)));
}
