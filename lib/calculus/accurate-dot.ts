/** Splits a double into two halves of 26 bits: 2²⁷ + 1. */
const SPLITTER = 134_217_729;

/**
 * Σ aᵢbᵢ as if computed with twice the digits and rounded once.
 *
 * Algorithm Dot2 of T. Ogita, S. Rump, S. Oishi, Accurate sum and dot product, 2005: the rounding error of every product (Dekker)
 * and of every addition (Knuth) is itself a double; these errors are summed beside the result. Entries beyond 1e300 overflow.
 */
export function accurateDot(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0;
  let errors = 0;
  for (let i = 0; i < a.length; i++) {
    const product = a[i] * b[i];
    const next = sum + product;
    const back = next - sum;
    errors += productError(a[i], b[i], product) + (sum - (next - back) + (product - back));
    sum = next;
  }
  return sum + errors;
}

/** a·b − product, exactly. */
function productError(a: number, b: number, product: number): number {
  const aScaled = SPLITTER * a;
  const aHigh = aScaled - (aScaled - a);
  const aLow = a - aHigh;
  const bScaled = SPLITTER * b;
  const bHigh = bScaled - (bScaled - b);
  const bLow = b - bHigh;
  return aLow * bLow - (product - aHigh * bHigh - aLow * bHigh - aHigh * bLow);
}
