import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { halfPrecisionGradient, roundToHalf } from '../../lib/models';

/** Every non-negative finite binary16 number, from its bits: IEEE 754-2008, table 3.5. */
const HALVES = Array.from({ length: 0x7c00 }, (_, bits) => {
  const exponent = bits >> 10;
  const fraction = bits & 0x3ff;
  return exponent === 0 ? fraction * 2 ** -24 : (1024 + fraction) * 2 ** (exponent - 25);
});

describe('roundToHalf', () => {
  it('leaves all 31,744 representable numbers alone', () => {
    expect(HALVES.filter((half) => roundToHalf(half) !== half)).toEqual([]);
    expect(HALVES.filter((half) => half > 0 && roundToHalf(-half) !== -half)).toEqual([]);
  });

  it('rounds to the nearer neighbour, and half way to the even one', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: HALVES.length - 2 }), (k) => {
        const [low, high] = [HALVES[k], HALVES[k + 1]];
        const gap = high - low;
        expect(roundToHalf(low + 0.49 * gap)).toBe(low);
        expect(roundToHalf(low + 0.51 * gap)).toBe(high);
        expect(roundToHalf(low + 0.5 * gap)).toBe(k % 2 === 0 ? low : high);
      }),
    );
  });

  it('overflows at 65,520, underflows below 2⁻²⁵ and keeps NaN', () => {
    expect(roundToHalf(65_519)).toBe(65_504);
    expect(roundToHalf(65_520)).toBe(Infinity);
    expect(roundToHalf(-1e9)).toBe(-Infinity);
    expect(roundToHalf(2 ** -25)).toBe(0);
    expect(roundToHalf(2 ** -25 * 1.001)).toBe(2 ** -24);
    expect(roundToHalf(Number.NaN)).toBeNaN();
  });
});

describe('halfPrecisionGradient', () => {
  it('loses small gradients without scaling and keeps them with it', () => {
    const gradient = [1e-8, 3e-6, 0.5];
    expect(halfPrecisionGradient(gradient, 1)[0]).toBe(0);
    halfPrecisionGradient(gradient, 2 ** 14).forEach((slope, i) => {
      expect(Math.abs(slope / gradient[i] - 1)).toBeLessThan(2 ** -11);
    });
    expect(halfPrecisionGradient(gradient, 2 ** 20)[2]).toBe(Infinity);
  });
});
