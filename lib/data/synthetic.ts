import { requireBetween, requireCount, requireList, requireVector } from '../calculus/arguments';
import type { Vector } from '../calculus/vector';
import type { Random } from './random';

/** Made-up examples: n rows of features and n targets. */
export interface Examples {
  readonly x: number[][];
  readonly y: number[];
}

/**
 * Examples of a linear law with noise: y = θ₀ + θ₁x₁ + … + θ_d x_d + noise, x from the standard normal distribution.
 *
 * @param n the number of examples, at least 1
 * @param theta d + 1 finite numbers, the intercept first
 * @param noise the standard deviation of the noise, at least 0
 * @param random where the random numbers come from, such as `seededRandom(1)`
 * @returns n rows of d features, and n targets
 * @throws RangeError when a number is out of its range
 * @example
 * import { linearExamples, seededRandom } from 'nabla';
 * const { x, y } = linearExamples(3, [1, 2], 0, seededRandom(1));
 * y.every((target, i) => target === 1 + 2 * x[i][0]); // → true
 * @source Curriculum 07
 */
export function linearExamples(n: number, theta: Vector, noise: number, random: Random): Examples {
  requireCount('linearExamples', 'n', n, 1);
  requireBetween('linearExamples', 'noise', noise, [0, Infinity]);
  const [intercept, ...slopes] = requireVector('linearExamples', 'theta', theta);
  const x = Array.from({ length: n }, () => slopes.map(() => random.normal()));
  const y = x.map(
    (row) =>
      row.reduce((sum, value, j) => sum + slopes[j] * value, intercept) + random.normal(0, noise),
  );
  return { x, y };
}

/**
 * Clouds of points, one per class, each normal around its centre; example i belongs to class i mod the number of centres.
 *
 * @param n the number of examples, at least 1
 * @param centers the clouds' middles, d finite numbers each
 * @param spread the standard deviation in every direction, at least 0
 * @param random where the random numbers come from, such as `seededRandom(1)`
 * @returns n rows of d features, and n classes 0, 1, …
 * @throws RangeError when a number is out of its range
 * @example
 * import { cloudExamples, seededRandom } from 'nabla';
 * cloudExamples(4, [[0, 0], [5, 5]], 1, seededRandom(1)).y; // → [0, 1, 0, 1]
 * @source Curriculum 10
 */
export function cloudExamples(
  n: number,
  centers: readonly Vector[],
  spread: number,
  random: Random,
): Examples {
  requireCount('cloudExamples', 'n', n, 1);
  requireList('cloudExamples', 'centers', centers);
  requireCount('cloudExamples', 'the number of centers', centers.length, 1);
  const middles = centers.map((center, k) =>
    requireVector('cloudExamples', `centers[${k}]`, center),
  );
  requireBetween('cloudExamples', 'spread', spread, [0, Infinity]);
  const y = Array.from({ length: n }, (_, i) => i % centers.length);
  const x = y.map((label) => middles[label].map((c) => random.normal(c, spread)));
  return { x, y };
}

/**
 * Two half moons that reach into each other: classes that no straight line separates.
 *
 * @param n the number of examples, at least 1
 * @param noise the standard deviation of the noise, at least 0
 * @param random where the random numbers come from, such as `seededRandom(1)`
 * @returns n rows of 2 features, and n classes 0 or 1
 * @throws RangeError when a number is out of its range
 * @example
 * import { moonExamples, seededRandom } from 'nabla';
 * moonExamples(100, 0.1, seededRandom(1)).x.length; // → 100
 * @source Curriculum 12
 */
export function moonExamples(n: number, noise: number, random: Random): Examples {
  requireCount('moonExamples', 'n', n, 1);
  requireBetween('moonExamples', 'noise', noise, [0, Infinity]);
  const y = Array.from({ length: n }, (_, i) => i % 2);
  const x = y.map((label) => {
    const angle = random.uniform(0, Math.PI);
    const [a, b] =
      label === 0
        ? [Math.cos(angle), Math.sin(angle)]
        : [1 - Math.cos(angle), 0.5 - Math.sin(angle)];
    return [a + random.normal(0, noise), b + random.normal(0, noise)];
  });
  return { x, y };
}
