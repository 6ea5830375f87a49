import { describe, expect, it } from 'vitest';
import {
  cosineDecay,
  cosineRestarts,
  descend,
  exponentialDecay,
  inverseTimeDecay,
  oneCycle,
  reduceOnPlateau,
  stepDecay,
  warmUp,
} from '../../lib/optimize';
import yardstick from '../yardsticks/optimizer_traces.json';

describe('schedules', () => {
  it('stepDecay falls at every multiple', () => {
    const rate = stepDecay(0.8, { factor: 0.5, every: 10 });
    expect([0, 9, 10, 19, 20].map(rate)).toEqual([0.8, 0.8, 0.4, 0.4, 0.2]);
  });

  it('exponentialDecay falls by one factor, inverseTimeDecay like 1/k', () => {
    expect([0, 1, 3].map(exponentialDecay(1, 0.5))).toEqual([1, 0.5, 0.125]);
    expect([0, 1, 3].map(inverseTimeDecay(2, 1))).toEqual([2, 1, 0.5]);
  });

  it('cosineDecay starts at the top, is half way in the middle and stays on its floor', () => {
    const rate = cosineDecay(1, { iterations: 100, floor: 0.1 });
    expect(rate(0)).toBe(1);
    expect(rate(50)).toBeCloseTo(0.55, 12);
    expect(rate(100)).toBeCloseTo(0.1, 12);
    expect(rate(1e6)).toBeCloseTo(0.1, 12);
    for (let k = 0; k < 100; k++) expect(rate(k + 1)).toBeLessThan(rate(k));
  });

  it('cosineRestarts jumps back to the top after 10, 30, 70 iterations when periods double', () => {
    const rate = cosineRestarts(1, { period: 10, growth: 2 });
    for (const restart of [0, 10, 30, 70]) expect(rate(restart)).toBe(1);
    for (const end of [9, 29, 69]) expect(rate(end)).toBeLessThan(0.05);
  });

  it('warmUp rises in equal steps and then follows the schedule from its beginning', () => {
    const rate = warmUp(exponentialDecay(1, 0.5), 4);
    expect([0, 1, 2, 3, 4, 5].map(rate)).toEqual([0.25, 0.5, 0.75, 1, 1, 0.5]);
  });

  it("oneCycle has PyTorch's start, peak and end", () => {
    const { pct_start, div_factor, final_div_factor } =
      yardstick.defaults.torchSchedulers.OneCycleLR;
    const rate = oneCycle(1, 100);
    expect(rate(0)).toBeCloseTo(1 / div_factor, 15);
    expect(rate(pct_start * 100 - 1)).toBeCloseTo(1, 15);
    expect(rate(99)).toBeCloseTo(1 / div_factor / final_div_factor, 15);
    expect(rate(1000)).toBe(rate(99));
  });

  it('reduceOnPlateau waits its patience, then reduces, down to its floor', () => {
    const { factor, patience, threshold } = yardstick.defaults.torchSchedulers.ReduceLROnPlateau;
    const flat = descend(() => 1, [0], {
      rate: reduceOnPlateau(1),
      gradient: () => [1],
      stop: [],
      maxIterations: 2 * (patience + 1) + 1,
    }).history.rates;
    expect([factor, patience, threshold]).toEqual([0.1, 10, 1e-4]);
    expect(flat.indexOf(0.1)).toBe(patience + 1);
    expect(flat.lastIndexOf(0.1)).toBe(2 * patience + 1);
    const floored = descend(() => 1, [0], {
      rate: reduceOnPlateau(1, { patience: 0, floor: 0.05 }),
      gradient: () => [1],
      stop: [],
      maxIterations: 10,
    }).history.rates;
    expect(Math.min(...floored)).toBe(0.05);
  });

  it('can be used for several runs', () => {
    const rate = reduceOnPlateau(1, { patience: 0 });
    const run = () =>
      descend(() => 1, [0], { rate, gradient: () => [1], stop: [], maxIterations: 4 }).history
        .rates;
    expect(run()).toEqual(run());
  });

  it('refuse numbers out of their ranges', () => {
    expect(() => stepDecay(0, { every: 1 })).toThrow('initial must be above 0');
    expect(() => stepDecay(1, { every: 0 })).toThrow('every must be a whole number');
    expect(() => exponentialDecay(1, 1.1)).toThrow('factor must lie in [0, 1]');
    expect(() => cosineDecay(1, { iterations: 10, floor: 2 })).toThrow('floor must lie in [0, 1]');
    expect(() => warmUp(1, 0)).toThrow('iterations must be a whole number');
    expect(() => oneCycle(1, 1)).toThrow('iterations must be a whole number');
    expect(() => reduceOnPlateau(1, { factor: 1 })).toThrow('factor must lie in [0, 1)');
  });
});
