import { shown } from '../calculus/arguments';

/** The four 32-bit words that a generator's sequence follows from. */
export type RandomState = readonly [number, number, number, number];

/** A source of 32 random bits at a time: xoshiro128** 1.1, started at a state, or at one that SplitMix64 makes of a seed. */
export function randomBits(seed: number | RandomState): () => number {
  return xoshiro128(typeof seed === 'number' ? stateOf(seed) : checkedState(seed));
}

function checkedState(state: RandomState): RandomState {
  if (
    state?.length === 4 &&
    state.every(Number.isSafeInteger) &&
    state.some((word) => word !== 0)
  ) {
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
