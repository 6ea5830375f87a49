import { describe, expect, it } from 'vitest';
import { gradient } from '../../lib/calculus';
import { PROBLEMS } from './problems';

describe.each(PROBLEMS)('the test problem $name', ({ f, gradient: byHand, minima, start }) => {
  it('has its listed value and a vanishing gradient at each listed minimum', () => {
    for (const { x, f: value } of minima) {
      expect(f(x)).toBeCloseTo(value, 10);
      for (const slope of byHand(x)) expect(Math.abs(slope)).toBeLessThan(1e-8);
    }
  });

  it('has a gradient by hand that agrees with central differences', () => {
    for (const x of [start, [0.3, -0.7], [1.9, 2.2]]) {
      const numerical = gradient(f, x);
      byHand(x).forEach((slope, i) => {
        expect(Math.abs(numerical[i] - slope)).toBeLessThan(1e-7 * Math.max(1, Math.abs(slope)));
      });
    }
  });
});
