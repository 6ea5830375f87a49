import { requireList, requireSameLength } from './arguments';

/** A point or a direction: an array of numbers, or a Float64Array. */
export type Vector = readonly number[] | Float64Array;

/**
 * The dot product of two vectors.
 *
 * a · b = Σ aᵢbᵢ = ‖a‖‖b‖ cos θ, θ the angle between them.
 *
 * @param a a vector of n numbers
 * @param b a vector of n numbers
 * @returns one number; 0 when the vectors are perpendicular
 * @throws RangeError when the lengths differ
 * @example
 * import { dot } from 'nabla';
 * dot([1, 2, 3], [4, 5, 6]); // → 32
 * @source Curriculum 02 and 03
 */
export function dot(a: Vector, b: Vector): number {
  requireSameLength('dot', ['a', a], ['b', b]);
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i] * b[i];
  return sum;
}

/**
 * The Euclidean length of a vector.
 *
 * ‖a‖ = √(Σ aᵢ²), computed after division by the largest |aᵢ| where squares would overflow or vanish.
 *
 * @param a a vector of n numbers
 * @returns its length, 0 or above; NaN when an entry is NaN
 * @throws TypeError when a is no array
 * @example
 * import { norm } from 'nabla';
 * norm([3, -4]); // → 5
 * @source Curriculum 02; J. Blue, A portable Fortran program to find the Euclidean norm of a vector, 1978
 */
export function norm(a: Vector): number {
  requireList('norm', 'a', a);
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i] * a[i];
  if (sum > 1e-290 && sum < 1e290) return Math.sqrt(sum);
  let largest = 0;
  for (let i = 0; i < a.length; i++) largest = Math.max(largest, Math.abs(a[i]));
  if (largest === 0 || !Number.isFinite(largest)) return largest;
  let scaled = 0;
  for (let i = 0; i < a.length; i++) scaled += (a[i] / largest) ** 2;
  return largest * Math.sqrt(scaled);
}

/**
 * The sum of two vectors, entry by entry.
 *
 * @param a a vector of n numbers
 * @param b a vector of n numbers
 * @returns a new array of n numbers, aᵢ + bᵢ
 * @throws RangeError when the lengths differ
 * @example
 * import { add } from 'nabla';
 * add([1, 2], [10, 20]); // → [11, 22]
 * @source Curriculum 02
 */
export function add(a: Vector, b: Vector): number[] {
  requireSameLength('add', ['a', a], ['b', b]);
  return Array.from(a, (entry, i) => entry + b[i]);
}

/**
 * The difference of two vectors, entry by entry.
 *
 * @param a a vector of n numbers
 * @param b a vector of n numbers
 * @returns a new array of n numbers, aᵢ − bᵢ
 * @throws RangeError when the lengths differ
 * @example
 * import { subtract } from 'nabla';
 * subtract([3, 2], [1, 1]); // → [2, 1]
 * @source Curriculum 02
 */
export function subtract(a: Vector, b: Vector): number[] {
  requireSameLength('subtract', ['a', a], ['b', b]);
  return Array.from(a, (entry, i) => entry - b[i]);
}

/**
 * A vector times a number.
 *
 * @param a a vector of n numbers
 * @param factor the number
 * @returns a new array of n numbers, factor · aᵢ
 * @throws TypeError when a is no array
 * @example
 * import { scale } from 'nabla';
 * scale([6, -4], -0.5); // → [-3, 2]
 * @source Curriculum 02
 */
export function scale(a: Vector, factor: number): number[] {
  requireList('scale', 'a', a);
  return Array.from(a, (entry) => entry * factor);
}
