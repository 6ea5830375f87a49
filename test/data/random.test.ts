import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../lib/data';

function mean(numbers: readonly number[]): number {
  return numbers.reduce((sum, value) => sum + value, 0) / numbers.length;
}

describe('seededRandom', () => {
  it("gives the reference outputs of Blackman and Vigna's xoshiro128** 1.1 for state 1, 2, 3, 4", () => {
    const random = seededRandom([1, 2, 3, 4]);
    const outputs = Array.from({ length: 8 }, () => random.bits());
    expect(outputs).toEqual([
      11520, 0, 5927040, 70819200, 2031721883, 1637235492, 1287239034, 3734860849,
    ]);
  });

  it('takes its state from the published outputs of SplitMix64 for seed 1234567', () => {
    // 6457827717110365317 and 3203168211198807973, split into 32-bit words, low word first.
    const words = [6457827717110365317n, 3203168211198807973n].flatMap((word) => [
      Number(word & 0xffffffffn),
      Number(word >> 32n),
    ]);
    const [a, b, c, d] = words;
    const seeded = seededRandom(1234567);
    const direct = seededRandom([a, b, c, d]);
    for (let i = 0; i < 10; i++) expect(seeded.bits()).toBe(direct.bits());
  });

  it('repeats itself for the same seed and differs for another', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), (seed) => {
        const draw = (s: number) => {
          const random = seededRandom(s);
          return [random.uniform(), random.normal(), random.integer(1000), random.permutation(9)];
        };
        expect(draw(seed)).toEqual(draw(seed));
        expect(draw(seed)).not.toEqual(draw(seed === 0 ? 1 : 0));
      }),
    );
  });

  it('draws uniform numbers in [low, high) with the mean and variance of that interval', () => {
    const random = seededRandom(1);
    const numbers = Array.from({ length: 20_000 }, () => random.uniform(2, 5));
    expect(Math.min(...numbers)).toBeGreaterThanOrEqual(2);
    expect(Math.max(...numbers)).toBeLessThan(5);
    expect(Math.abs(mean(numbers) - 3.5)).toBeLessThan(0.03);
    expect(mean(numbers.map((x) => (x - 3.5) ** 2))).toBeCloseTo(9 / 12, 1);
  });

  it('never rounds a uniform number up to the excluded end', () => {
    const random = seededRandom(3);
    for (let i = 0; i < 1000; i++) expect(random.uniform(1, 1 + Number.EPSILON)).toBe(1);
  });

  it('draws normal numbers with the right first four moments', () => {
    const random = seededRandom(2);
    const numbers = Array.from({ length: 50_000 }, () => random.normal());
    const moment = (power: number) => mean(numbers.map((x) => x ** power));
    // Five standard errors: √(1/n), √(2/n), √(15/n), √(96/n) times 5.
    expect(Math.abs(moment(1))).toBeLessThan(0.0224);
    expect(Math.abs(moment(2) - 1)).toBeLessThan(0.0317);
    expect(Math.abs(moment(3))).toBeLessThan(0.0867);
    expect(Math.abs(moment(4) - 3)).toBeLessThan(0.22);
    expect(seededRandom(2).normal(10, 2)).toBeCloseTo(10 + 2 * numbers[0], 12);
  });

  it('draws each whole number below a bound equally often', () => {
    const random = seededRandom(4);
    const counts = new Array(6).fill(0);
    for (let i = 0; i < 60_000; i++) counts[random.integer(6)] += 1;
    // Chi-squared with 5 degrees of freedom: 99.9 % lie below 20.5.
    const chiSquared = counts.reduce((sum, count) => sum + (count - 10_000) ** 2 / 10_000, 0);
    expect(chiSquared).toBeLessThan(20.5);
  });

  it('permutes: every index once, all 6 orders of 3 about equally often', () => {
    const random = seededRandom(5);
    expect(random.permutation(100).sort((a, b) => a - b)).toEqual([...Array(100).keys()]);
    const orders = new Map<string, number>();
    for (let i = 0; i < 6000; i++) {
      const key = random.permutation(3).join('');
      orders.set(key, (orders.get(key) ?? 0) + 1);
    }
    expect(orders.size).toBe(6);
    for (const count of orders.values()) expect(Math.abs(count - 1000)).toBeLessThan(150);
    expect(random.permutation(0)).toEqual([]);
  });

  it('chooses with and without replacement', () => {
    const random = seededRandom(6);
    const items = ['a', 'b', 'c', 'd'];
    expect(new Set(random.choice(items, 4)).size).toBe(4);
    expect(random.choice(items, 50, { replace: true })).toHaveLength(50);
    expect(random.choice([], 0)).toEqual([]);
    expect(() => random.choice(items, 5)).toThrow(
      'choice: cannot pick 5 of 4 items without replacement.',
    );
    expect(() => random.choice([], 1, { replace: true })).toThrow('cannot pick 1 of 0 items.');
  });

  it('refuses a seed that is no whole number, an all-zero state and empty ranges', () => {
    expect(() => seededRandom(0.5)).toThrow('seed must be a whole number such as 42');
    expect(() => seededRandom([0, 0, 0, 0])).toThrow('not all 0');
    expect(() => seededRandom(1).integer(0)).toThrow('below must be a whole number');
    expect(() => seededRandom(1).integer(2 ** 33)).toThrow('must not exceed 2^32');
    expect(() => seededRandom(1).uniform(2, 1)).toThrow('low must not exceed high');
  });
});
