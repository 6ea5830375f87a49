import { requireBetween, requireCount, requireFinite, requireList } from '../calculus/arguments';
import { type RandomState, randomBits } from './random-bits';

/** A source of random numbers that gives the same sequence for the same seed on every machine. */
export interface Random {
  /** The next 32 random bits, a whole number in [0, 2³²). */
  bits(): number;
  /** A number in [low, high), high excluded; default [0, 1). */
  uniform(low?: number, high?: number): number;
  /** A number from the normal distribution; default mean 0, standard deviation 1, which must not be below 0. */
  normal(mean?: number, standardDeviation?: number): number;
  /** A whole number in [0, below), each equally likely. */
  integer(below: number): number;
  /** The numbers 0, 1, …, n − 1 in random order. */
  permutation(n: number): number[];
  /** `count` items picked from `items`, without replacement unless `{ replace: true }`. */
  choice<T>(items: readonly T[], count: number, options?: { readonly replace?: boolean }): T[];
}

const TWO_32 = 2 ** 32;
/** One unit in the last of a double's 53 bits, for numbers in [0, 1). */
const UNIT_53 = 2 ** -53;

/**
 * A seeded random number generator: the same seed gives the same numbers on every machine.
 *
 * The bits come from xoshiro128** 1.1, its 128-bit state from two outputs of SplitMix64 that start at the seed.
 * `uniform` fills all 53 bits of a double; `normal` uses Marsaglia's polar method; `integer` rejects what would favour
 * small results; `permutation` is the Fisher–Yates shuffle. Not for secrets.
 *
 * @param seed a whole number (any safe integer), or the generator's state: four whole numbers, not all 0
 * @returns a generator; every call of its methods moves it on
 * @throws RangeError when the seed is no whole number or the state is all 0
 * @example
 * import { seededRandom } from 'nabla';
 * const random = seededRandom(42);
 * random.permutation(5).sort(); // → [0, 1, 2, 3, 4]
 * seededRandom(7).uniform() === seededRandom(7).uniform(); // → true
 * @source D. Blackman, S. Vigna, Scrambled linear pseudorandom number generators, 2021; G. Steele et al., SplitMix, 2014
 */
export function seededRandom(seed: number | RandomState): Random {
  return new SeededRandom(randomBits(seed));
}

class SeededRandom implements Random {
  /** The second of two normal numbers that were made together. */
  private spare: number | undefined;

  constructor(readonly bits: () => number) {}

  uniform = (low = 0, high = 1): number => {
    if (!(requireFinite('uniform', 'low', low) <= requireFinite('uniform', 'high', high))) {
      throw new RangeError(`uniform: low must not exceed high, but they are ${low} and ${high}.`);
    }
    const unit = ((this.bits() >>> 5) * 2 ** 26 + (this.bits() >>> 6)) * UNIT_53;
    const value = low + (high - low) * unit;
    return value < high ? value : low; // rounding can reach the excluded end
  };

  normal = (mean = 0, standardDeviation = 1): number => {
    requireFinite('normal', 'mean', mean);
    requireBetween('normal', 'standardDeviation', standardDeviation, [0, Infinity]);
    return mean + standardDeviation * this.standardNormal();
  };

  integer = (below: number): number => {
    if (requireCount('integer', 'below', below, 1) > TWO_32) {
      throw new RangeError(`integer: below must not exceed 2^32, but it is ${below}.`);
    }
    const limit = TWO_32 - (TWO_32 % below);
    let drawn = this.bits();
    while (drawn >= limit) drawn = this.bits();
    return drawn % below;
  };

  permutation = (n: number): number[] =>
    this.shuffled(Array.from({ length: requireCount('permutation', 'n', n) }, (_, i) => i));

  choice = <T>(items: readonly T[], count: number, { replace = false } = {}): T[] => {
    requireList('choice', 'items', items);
    requireCount('choice', 'count', count);
    if (count > 0 && (items.length === 0 || (!replace && count > items.length))) {
      throw new RangeError(
        `choice: cannot pick ${count} of ${items.length} items${replace ? '' : ' without replacement'}.`,
      );
    }
    if (replace) return Array.from({ length: count }, () => items[this.integer(items.length)]);
    return this.shuffled(items).slice(0, count);
  };

  /** Polar method: a uniform point of the unit disc gives two independent normal numbers; one is kept for next time. */
  private standardNormal(): number {
    if (this.spare !== undefined) {
      const value = this.spare;
      this.spare = undefined;
      return value;
    }
    for (;;) {
      const u = this.uniform(-1, 1);
      const v = this.uniform(-1, 1);
      const s = u * u + v * v;
      if (s === 0 || s >= 1) continue;
      const factor = Math.sqrt((-2 * Math.log(s)) / s);
      this.spare = v * factor;
      return u * factor;
    }
  }

  private shuffled<T>(items: readonly T[]): T[] {
    const result = [...items];
    for (let i = result.length - 1; i > 0; i--) {
      const j = this.integer(i + 1);
      [result[i], result[j]] = [result[j], result[i]];
    }
    return result;
  }
}
