import { requireCount, requireFinite, shown } from '../calculus/arguments';

/** A source of random numbers that gives the same sequence for the same seed on every machine. */
export interface Random {
  /** The next 32 random bits, a whole number in [0, 2³²). */
  bits(): number;
  /** A number in [low, high), high excluded; default [0, 1). */
  uniform(low?: number, high?: number): number;
  /** A number from the normal distribution; default mean 0, standard deviation 1. */
  normal(mean?: number, standardDeviation?: number): number;
  /** A whole number in [0, below), each equally likely. */
  integer(below: number): number;
  /** The numbers 0, 1, …, n − 1 in random order. */
  permutation(n: number): number[];
  /** `count` items picked from `items`, without replacement unless `{ replace: true }`. */
  choice<T>(items: readonly T[], count: number, options?: { readonly replace?: boolean }): T[];
}

/** The four 32-bit words that a generator's sequence follows from. */
export type RandomState = readonly [number, number, number, number];

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
  const bits = xoshiro128(typeof seed === 'number' ? stateOf(seed) : checkedState(seed));
  let spare: number | undefined;

  const uniform = (low = 0, high = 1): number => {
    if (!(requireFinite('uniform', 'low', low) <= requireFinite('uniform', 'high', high))) {
      throw new RangeError(`uniform: low must not exceed high, but they are ${low} and ${high}.`);
    }
    const unit = ((bits() >>> 5) * 2 ** 26 + (bits() >>> 6)) * UNIT_53;
    const value = low + (high - low) * unit;
    return value < high ? value : low; // rounding can reach the excluded end
  };

  /** Polar method: a uniform point of the unit disc gives two independent normal numbers; one is kept for next time. */
  const standardNormal = (): number => {
    if (spare !== undefined) {
      const value = spare;
      spare = undefined;
      return value;
    }
    for (;;) {
      const u = uniform(-1, 1);
      const v = uniform(-1, 1);
      const s = u * u + v * v;
      if (s === 0 || s >= 1) continue;
      const factor = Math.sqrt((-2 * Math.log(s)) / s);
      spare = v * factor;
      return u * factor;
    }
  };

  const integer = (below: number): number => {
    if (requireCount('integer', 'below', below, 1) > TWO_32) {
      throw new RangeError(`integer: below must not exceed 2^32, but it is ${below}.`);
    }
    const limit = TWO_32 - (TWO_32 % below);
    let drawn = bits();
    while (drawn >= limit) drawn = bits();
    return drawn % below;
  };

  const shuffled = <T>(items: readonly T[]): T[] => {
    const result = [...items];
    for (let i = result.length - 1; i > 0; i--) {
      const j = integer(i + 1);
      [result[i], result[j]] = [result[j], result[i]];
    }
    return result;
  };

  return {
    bits,
    uniform,
    integer,
    normal: (mean = 0, standardDeviation = 1) => mean + standardDeviation * standardNormal(),
    permutation: (n) =>
      shuffled(Array.from({ length: requireCount('permutation', 'n', n) }, (_, i) => i)),
    choice(items, count, { replace = false } = {}) {
      requireCount('choice', 'count', count);
      if (count > 0 && (items.length === 0 || (!replace && count > items.length))) {
        throw new RangeError(
          `choice: cannot pick ${count} of ${items.length} items${replace ? '' : ' without replacement'}.`,
        );
      }
      if (replace) return Array.from({ length: count }, () => items[integer(items.length)]);
      return shuffled(items).slice(0, count);
    },
  };
}

function checkedState(state: RandomState): RandomState {
  if (state.length === 4 && state.every(Number.isSafeInteger) && state.some((word) => word !== 0)) {
    return state;
  }
  throw new RangeError(
    `seededRandom: a state is four whole numbers, not all 0, but it is ${shown(state)}.`,
  );
}

/** xoshiro128** 1.1; state words are kept as signed 32-bit integers, which is what JavaScript's bit operations give. */
function xoshiro128(state: RandomState): () => number {
  let [a, b, c, d] = state.map((word) => word | 0);
  return () => {
    const result = Math.imul(rotateLeft(Math.imul(b, 5), 7), 9) >>> 0;
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = rotateLeft(d, 11);
    return result;
  };
}

function rotateLeft(word: number, by: number): number {
  return (word << by) | (word >>> (32 - by));
}

function stateOf(seed: number): RandomState {
  if (!Number.isSafeInteger(seed)) {
    throw new RangeError(
      `seededRandom: seed must be a whole number such as 42, but it is ${shown(seed)}.`,
    );
  }
  const next = splitMix64(BigInt.asUintN(64, BigInt(seed)));
  const first = next();
  const second = next();
  return [low32(first), low32(first >> 32n), low32(second), low32(second >> 32n)];
}

function low32(word: bigint): number {
  return Number(BigInt.asUintN(32, word));
}

/** SplitMix64: a 64-bit counter whose steps are hashed; neighbouring seeds give unrelated outputs. */
function splitMix64(seed: bigint): () => bigint {
  let counter = seed;
  return () => {
    counter = BigInt.asUintN(64, counter + 0x9e3779b97f4a7c15n);
    let word = counter;
    word = BigInt.asUintN(64, (word ^ (word >> 30n)) * 0xbf58476d1ce4e5b9n);
    word = BigInt.asUintN(64, (word ^ (word >> 27n)) * 0x94d049bb133111ebn);
    return word ^ (word >> 31n);
  };
}
