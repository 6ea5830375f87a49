import { describe, expect, it } from 'vitest';
import { ascend } from '../../lib/optimize';

describe('ascend', () => {
  it('on (1 − w)² from 3 at rate 1 goes to 7, away from the minimum', () => {
    const result = ascend(([w]) => (1 - w) ** 2, [3], { rate: 1, maxIterations: 1 });
    expect(result.point[0]).toBeCloseTo(7, 9);
    expect(result.history.gradients[0][0]).toBeCloseTo(4, 9);
  });

  it('climbs to the maximum and reports values and gradients of f itself', () => {
    const result = ascend(([x]) => 5 - (x - 2) ** 2, [-1], {
      rate: 0.2,
      gradient: ([x]) => [-2 * (x - 2)],
    });
    expect(result.converged).toBe(true);
    expect(result.message).toMatch(/^Descent on −f: Converged after \d+ iterations/);
    expect(result.point[0]).toBeCloseTo(2, 5);
    expect(result.value).toBeCloseTo(5, 10);
    expect(result.history.values[0]).toBe(-4);
    expect(result.history.gradients[0]).toEqual([6]);
    expect(result.history.steps[0][0]).toBeCloseTo(1.2, 12);
  });
});
