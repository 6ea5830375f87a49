import {
  numberValued,
  requireBetween,
  requireCount,
  requireFinite,
  requirePositive,
} from './arguments';
import type { RealFunction } from './derivative';

/** How far from x₀ values are taken, times max(1, |x₀|): far enough for round-off, near enough to stay clear of singularities. */
const DEFAULT_RADIUS = 0.3;

/**
 * The derivatives of a function at one point: f(x₀), f′(x₀), …, f⁽ⁿ⁾(x₀).
 *
 * The polynomial through values around x₀, denser towards the ends (Chebyshev's points, which keep the weights small), is
 * differentiated; Fornberg's recursion gives the weight of each value.
 *
 * @param f the function; it must be smooth on [x₀ − radius, x₀ + radius]
 * @param x the point x₀, finite
 * @param order n, from 0 to 12; errors grow with it, to about 1e-9 of the function's size for n = 4 and 0.03 for n = 8
 * (in a Taylor coefficient they are divided by n!, which leaves 1e-6)
 * @param radius how far values are taken from x₀; default 0.3·max(1, |x₀|)
 * @returns n + 1 numbers; NaN where f has none
 * @throws TypeError when f gives no number; RangeError when x is not finite, the order is not 0 to 12, or the radius is not above 0
 * @example
 * import { derivatives } from 'nabla';
 * derivatives(Math.cos, 0, 4).map(Math.round).map((d) => d + 0); // → [1, 0, -1, 0, 1]
 * @source B. Fornberg, Generation of finite difference formulas on arbitrarily spaced grids, 1988; curriculum 03
 */
export function derivatives(
  f: RealFunction,
  x: number,
  order: number,
  radius = DEFAULT_RADIUS * Math.max(1, Math.abs(x)),
): number[] {
  const numeric = numberValued('derivatives', f);
  requireFinite('derivatives', 'x', x);
  requireCount('derivatives', 'order', order);
  requireBetween('derivatives', 'order', order, [0, 12], { highIncluded: true });
  requirePositive('derivatives', 'radius', radius);
  const half = Math.ceil(order / 2) + 4;
  const nodes = Array.from(
    { length: 2 * half + 1 },
    (_, i) => radius * Math.sin((Math.PI * (i - half)) / (2 * half)),
  );
  const values = nodes.map((node) => numeric(x + node));
  const weights = fornbergWeights(nodes, order);
  return weights.map((row, k) =>
    // f(x₀) itself needs no formula.
    k === 0 ? values[half] : row.reduce((sum, weight, i) => sum + weight * values[i], 0),
  );
}

/** weights[k][i]: how much the value at nodes[i] counts in the k-th derivative at 0. */
function fornbergWeights(nodes: readonly number[], order: number): number[][] {
  const weights = Array.from({ length: order + 1 }, () => new Array<number>(nodes.length).fill(0));
  weights[0][0] = 1;
  let productBefore = 1;
  for (let i = 1; i < nodes.length; i++) {
    let product = 1;
    for (let j = 0; j < i; j++) {
      const gap = nodes[i] - nodes[j];
      product *= gap;
      for (let k = Math.min(i, order); k >= 0; k--) {
        const lower = k > 0 ? k * weights[k - 1][j] : 0;
        if (j === i - 1) {
          const previous = k > 0 ? k * weights[k - 1][i - 1] : 0;
          weights[k][i] = (productBefore / product) * (previous - nodes[i - 1] * weights[k][i - 1]);
        }
        weights[k][j] = (nodes[i] * weights[k][j] - lower) / gap;
      }
    }
    productBefore = product;
  }
  return weights;
}
