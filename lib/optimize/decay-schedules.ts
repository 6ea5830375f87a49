import { requireBetween, requireCount, requirePositive } from '../calculus/arguments';
import type { Schedule } from './schedule';

/**
 * A rate that falls in steps: α₀·γ^⌊k/every⌋ at iteration k.
 *
 * @param initial α₀ > 0
 * @param options `factor` γ in (0, 1], default 0.1; `every` iterations between falls, at least 1
 * @returns the schedule
 * @throws RangeError when a number is out of its range
 * @example
 * import { stepDecay } from 'nabla';
 * [0, 9, 10, 25].map(stepDecay(0.8, { factor: 0.5, every: 10 })); // → [0.8, 0.8, 0.4, 0.2]
 * @source Curriculum 13
 */
export function stepDecay(
  initial: number,
  { factor = 0.1, every }: { readonly factor?: number; readonly every: number },
): Schedule {
  requirePositive('stepDecay', 'initial', initial);
  requirePositive('stepDecay', 'factor', factor);
  requireCount('stepDecay', 'every', every, 1);
  return (iteration) => initial * factor ** Math.floor(iteration / every);
}

/**
 * A rate that falls by the same factor at every iteration: α₀·γᵏ.
 *
 * @param initial α₀ > 0
 * @param factor γ in (0, 1]
 * @returns the schedule
 * @throws RangeError when a number is out of its range
 * @example
 * import { exponentialDecay } from 'nabla';
 * [0, 1, 2].map(exponentialDecay(1, 0.5)); // → [1, 0.5, 0.25]
 * @source Curriculum 13
 */
export function exponentialDecay(initial: number, factor: number): Schedule {
  requirePositive('exponentialDecay', 'initial', initial);
  requirePositive('exponentialDecay', 'factor', factor);
  requireBetween('exponentialDecay', 'factor', factor, [0, 1], { highIncluded: true });
  return (iteration) => initial * factor ** iteration;
}

/**
 * A rate that falls like 1/k: α₀/(1 + decay·k). Its sum is infinite and the sum of its squares finite, which is what stochastic
 * gradient descent needs to settle at the minimum (Robbins and Monro 1951).
 *
 * @param initial α₀ > 0
 * @param decay at least 0
 * @returns the schedule
 * @throws RangeError when a number is out of its range
 * @example
 * import { inverseTimeDecay } from 'nabla';
 * [0, 1, 3].map(inverseTimeDecay(1, 1)); // → [1, 0.5, 0.25]
 * @source Curriculum 06 and 13
 */
export function inverseTimeDecay(initial: number, decay: number): Schedule {
  requirePositive('inverseTimeDecay', 'initial', initial);
  requireBetween('inverseTimeDecay', 'decay', decay, [0, Infinity]);
  return (iteration) => initial / (1 + decay * iteration);
}
