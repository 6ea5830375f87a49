import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DifferenceMethod, derivative } from '../../lib/calculus';
import yardstick from '../yardsticks/finite_differences.json';

/** The functions, points and exact derivatives that the yardstick was made with. */
const CASES = [
  { f: Math.exp, x: 1, slope: Math.E },
  { f: Math.sin, x: 1, slope: Math.cos(1) },
  { f: Math.sinh, x: 1, slope: Math.cosh(1) },
  { f: Math.log, x: 2, slope: 0.5 },
  { f: (x: number) => x ** 3, x: 1.7, slope: 8.67 },
  { f: Math.atan, x: 0.5, slope: 0.8 },
];

function worstError(method: DifferenceMethod, step?: number): number {
  const options = step === undefined ? { method } : { method, step };
  return Math.max(
    ...CASES.map(({ f, x, slope }) => Math.abs(derivative(f, x, options) / slope - 1)),
  );
}

const ALL_METHODS: DifferenceMethod[] = [
  'forward',
  'backward',
  'central',
  'five-point',
  'richardson',
];

describe('derivative', () => {
  it("gives the lectures' slopes", () => {
    expect(derivative((x) => x ** 2, 2)).toBeCloseTo(4, 9);
    expect(derivative((x) => x ** 2, 5)).toBeCloseTo(10, 9);
    expect(derivative((x) => -(x ** 2), -2)).toBeCloseTo(4, 9);
    expect(derivative((x) => -(x ** 2), 2)).toBeCloseTo(-4, 9);
    expect(derivative(Math.sin, Math.PI)).toBeCloseTo(-1, 9);
    expect(derivative(Math.sin, 2 * Math.PI)).toBeCloseTo(1, 9);
  });

  it('with a forward step from one point to the other is the slope between them: 0.6', () => {
    const line = (x: number) => (x === 1 ? 2 : 2.6);
    expect(derivative(line, 1, { method: 'forward', step: 1 })).toBeCloseTo(0.6, 15);
  });

  it('has its best forward step near √ε in single precision too', () => {
    const single = (x: number) => Math.fround(Math.exp(Math.fround(x)));
    const error = (step: number) =>
      Math.abs(derivative(single, 1, { method: 'forward', step }) - Math.E);
    const best = 2 ** -12; // √ε for half the gap after 1, ε = 2⁻²⁴
    for (const worse of [2 ** -4, 2 ** -21]) expect(error(best)).toBeLessThan(error(worse));
  });

  it('follows the rules for constants, lines, powers, sums and chains', () => {
    const d = (t: number) => 3 * t ** 3 - 3 * t ** 2 + 2 * t;
    for (const t of [-2, 0, 0.5, 3]) {
      expect(derivative(() => 7, t)).toBe(0);
      expect(derivative((x) => x, t)).toBeCloseTo(1, 10);
      expect(derivative((x) => 3 * x + 4, t)).toBeCloseTo(3, 9);
      expect(derivative((x) => 5 * x ** 4, t)).toBeCloseTo(20 * t ** 3, 6);
      expect(derivative(d, t)).toBeCloseTo(9 * t ** 2 - 6 * t + 2, 8);
      expect(derivative((x) => (3 * x + 4) ** 2, t)).toBeCloseTo(6 * (3 * t + 4), 8);
    }
  });

  it('sees slope −1 from the left and +1 from the right of the kink of |x|', () => {
    expect(derivative(Math.abs, 0, { method: 'backward' })).toBe(-1);
    expect(derivative(Math.abs, 0, { method: 'forward' })).toBe(1);
  });

  it.each([
    ['forward', 'forward h=sqrt(eps)*max(1,|x|)'],
    ['central', 'central h=cbrt(eps)*max(1,|x|)'],
    ['five-point', 'five-point h=eps^(1/5)*max(1,|x|)'],
    ['richardson', 'richardson h=0.1, 4 levels'],
  ] as const)('with %s and the default step is as exact as the yardstick', (method, rule) => {
    // Round-off is luck in the last bits: within a factor of 4 of the yardstick's worst error.
    expect(worstError(method)).toBeLessThan(4 * yardstick.namedRules[rule].worst);
  });

  it.each(['forward', 'central', 'five-point'] as const)(
    'with %s traces the U-shaped error curve of the yardstick',
    (method) => {
      for (const { h, worst } of yardstick.sweep[method]) {
        const ours = worstError(method, h);
        const isTruncation = worst > 100 * (1e-16 / h);
        expect(ours).toBeLessThan((isTruncation ? 1.01 : 20) * worst);
        if (isTruncation) expect(ours).toBeGreaterThan(0.99 * worst);
      }
    },
  );

  it('is exact for lines with every formula, whatever the step', () => {
    const slope = fc.integer({ min: -100, max: 100 });
    const step = fc.constantFrom(0.125, 0.5, 2);
    fc.assert(
      fc.property(slope, slope, slope, step, (a, b, x, h) => {
        for (const method of ALL_METHODS) {
          expect(derivative((t) => a * t + b, x, { method, step: h })).toBeCloseTo(a, 10);
        }
      }),
    );
  });

  it('is linear: (af + bg)′ = af′ + bg′', () => {
    const number = fc.double({ min: -5, max: 5, noNaN: true });
    fc.assert(
      fc.property(number, number, number, (a, b, x) => {
        const together = derivative((t) => a * Math.sin(t) + b * Math.exp(t), x);
        const apart = a * derivative(Math.sin, x) + b * derivative(Math.exp, x);
        expect(Math.abs(together - apart)).toBeLessThan(1e-6);
      }),
    );
  });

  it('keeps its digits at large |x|, where a fixed step would be lost', () => {
    expect(derivative((x) => x ** 2, 1e9) / 2e9).toBeCloseTo(1, 9);
  });

  it('refuses wrong arguments in one sentence', () => {
    expect(() => derivative(Math.sin, Number.NaN)).toThrow(
      'derivative: x must be a finite number, but it is NaN.',
    );
    expect(() => derivative(Math.sin, 1, { step: 0 })).toThrow('step must be above 0');
    expect(() => derivative(Math.sin, 1e20, { step: 1 })).toThrow('lost in rounding');
    expect(() => derivative(JSON.parse('3'), 1)).toThrow('f must be a function');
    expect(() => derivative(() => JSON.parse('"a"'), 1)).toThrow(
      /^derivative: f must give a number, but f\(1\.\d+\) is "a"\.$/,
    );
    expect(() => derivative(Math.sin, 1, JSON.parse('{"method": "toString"}'))).toThrow(
      'method must be one of forward, backward, central, five-point, richardson, but it is "toString"',
    );
  });

  it('passes on what f gives outside its domain', () => {
    expect(derivative(Math.log, -1)).toBeNaN();
  });
});
