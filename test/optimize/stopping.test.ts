import { describe, expect, it } from 'vitest';
import {
  allOf,
  changeBelow,
  descend,
  evaluationCap,
  gradientBelow,
  iterationCap,
  stepBelow,
  timeCap,
} from '../../lib/optimize';

const square = ([w]: readonly number[]) => w ** 2;

describe('stopping rules', () => {
  it('in a list, end the run when the first of them fires', () => {
    const stop = [gradientBelow(1e-9), iterationCap(3)];
    const result = descend(square, [-4], { rate: 0.2, stop });
    expect(result.status).toBe('iteration-limit');
    expect(result.iterations).toBe(3);
  });

  it('combined by allOf, end it only when all fire at the same point', () => {
    const gradient = ([w]: readonly number[]) => [2 * w];
    const alone = [gradientBelow(1e-2), changeBelow(1e-2), stepBelow(1e-2)].map(
      (rule) => descend(square, [-4], { rate: 0.2, gradient, stop: rule }).iterations,
    );
    const together = descend(square, [-4], {
      rate: 0.2,
      gradient,
      stop: allOf(gradientBelow(1e-2), changeBelow(1e-2), stepBelow(1e-2)),
    });
    expect(together.iterations).toBe(Math.max(...alone));
    expect(Math.min(...alone)).toBeLessThan(together.iterations);
  });

  it('count evaluations: values, given gradients, and the values of numerical gradients', () => {
    const numerical = descend(square, [-4], { rate: 0.01, stop: evaluationCap(30) });
    expect(numerical.status).toBe('evaluation-limit');
    expect(numerical.evaluations).toEqual({ value: 30, gradient: 0 });
    const given = descend(square, [-4], {
      rate: 0.01,
      gradient: ([w]) => [2 * w],
      stop: evaluationCap(30),
    });
    expect(given.evaluations).toEqual({ value: 15, gradient: 15 });
  });

  it('watch the clock', () => {
    const result = descend(square, [-4], {
      rate: 1e-9,
      stop: timeCap(0.01),
      maxIterations: 1e9,
      historyLimit: 10,
    });
    expect(result.status).toBe('time-limit');
    expect(result.history.seconds.at(-1)).toBeGreaterThanOrEqual(0.01);
  });

  it('can be used for several runs', () => {
    const stop = allOf(gradientBelow(1e-3), stepBelow(1e-3));
    const first = descend(square, [-4], { rate: 0.2, stop });
    const second = descend(square, [-4], { rate: 0.2, stop });
    expect(second.iterations).toBe(first.iterations);
  });

  it('refuse tolerances that could never or always fire', () => {
    expect(() => gradientBelow(0)).toThrow('gradientBelow: tolerance must be above 0');
    expect(() => changeBelow(Number.NaN)).toThrow('changeBelow: tolerance must be a finite number');
    expect(() => stepBelow(-1)).toThrow('stepBelow: tolerance must be above 0');
    expect(() => iterationCap(-1)).toThrow('iterationCap: count must be a whole number');
    expect(() => evaluationCap(0)).toThrow('evaluationCap: count must be a whole number');
    expect(() => timeCap(0)).toThrow('timeCap: seconds must be above 0');
    expect(() => allOf()).toThrow('allOf: the number of rules');
  });
});
