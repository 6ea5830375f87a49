import { requirePositive } from '../calculus/arguments';

/** 16-bit floats: 10 stored bits of fraction, exponents from −14 to 15. */
const FRACTION_BITS = 10;
const LOWEST_EXPONENT = -14;
const LARGEST = 65_504;

/**
 * Rounds a number to 16-bit precision (IEEE 754 binary16): about 3 decimal digits, from 6e-8 to 65,504.
 *
 * To the nearest representable number, ties to even. Numbers of 65,520 or more become ±Infinity, numbers up to 2⁻²⁵ become 0.
 *
 * @param x any number
 * @returns the nearest 16-bit float, as an ordinary number
 * @example
 * import { roundToHalf } from 'nabla';
 * [roundToHalf(0.1), roundToHalf(1e-8), roundToHalf(70000)]; // → [0.0999755859375, 0, Infinity]
 * @source Curriculum 12
 */
export function roundToHalf(x: number): number {
  if (x === 0 || !Number.isFinite(x)) return x;
  const spacing = 2 ** (Math.max(LOWEST_EXPONENT, exponentOf(x)) - FRACTION_BITS);
  const rounded = roundHalfEven(x / spacing) * spacing;
  return Math.abs(rounded) > LARGEST ? Math.sign(x) * Infinity : rounded;
}

/**
 * The gradient as 16-bit hardware would see it, with loss scaling: the loss times S before differentiation, the gradient divided
 * by S after rounding.
 *
 * Small gradients vanish in 16 bits; multiplied by S they survive. Too large an S makes them overflow.
 *
 * @param gradient the exact gradient, n numbers
 * @param scaling S > 0; 1 for none
 * @throws RangeError when scaling is not above 0
 * @returns the gradient that arrives at the 32-bit master weights, n numbers; ±Infinity where it overflowed: skip such an update and halve S
 * @example
 * import { halfPrecisionGradient } from 'nabla';
 * [halfPrecisionGradient([1e-8], 1), halfPrecisionGradient([2 ** -26], 1024)]; // → [[0], [1.4901161193847656e-8]]
 * @source P. Micikevicius et al., Mixed precision training, 2018; curriculum 12
 */
export function halfPrecisionGradient(gradient: ArrayLike<number>, scaling: number): number[] {
  requirePositive('halfPrecisionGradient', 'scaling', scaling);
  return Array.from(gradient, (slope) => roundToHalf(slope * scaling) / scaling);
}

function roundHalfEven(x: number): number {
  const down = Math.floor(x);
  const rest = x - down;
  if (rest !== 0.5) return Math.round(x);
  return down % 2 === 0 ? down : down + 1;
}

/** The e with 2ᵉ ≤ |x| < 2ᵉ⁺¹; the logarithm alone can be off by one next to a power of two. */
function exponentOf(x: number): number {
  const size = Math.abs(x);
  const estimate = Math.floor(Math.log2(size));
  if (2 ** estimate > size) return estimate - 1;
  return 2 ** (estimate + 1) <= size ? estimate + 1 : estimate;
}
