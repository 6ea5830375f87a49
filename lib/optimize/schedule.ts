import { shown } from '../calculus/arguments';
import type { Progress } from './progress';

/** A rate that depends on the iteration number, which counts from 0. */
export type Schedule = (iteration: number) => number;

/** A rate that depends on how the run goes; `begin` starts with fresh memory. */
export interface AdaptiveSchedule {
  begin(): (progress: Progress) => number;
}

/** The learning rate α: one number for all steps, or a schedule. */
export type Rate = number | Schedule | AdaptiveSchedule;

/** Turns any kind of rate into a function of the progress, checked at every call. */
export function beginRate(rate: Rate): (progress: Progress) => number {
  const next = unchecked(rate);
  return (progress) => {
    const value = next(progress);
    if (Number.isFinite(value) && value >= 0) return value;
    throw new RangeError(
      `descend: rate must be a finite number of at least 0, but it is ${shown(value)} at iteration ${progress.iteration}.`,
    );
  };
}

function unchecked(rate: Rate): (progress: Progress) => number {
  if (typeof rate === 'number') return () => rate;
  if (typeof rate === 'function') return (progress) => rate(progress.iteration);
  if (typeof rate === 'object' && rate !== null && typeof rate.begin === 'function') {
    return rate.begin();
  }
  throw new TypeError(
    `descend: rate must be a number or a schedule such as (iteration) => 0.1 / (1 + iteration), but it is ${shown(rate)}.`,
  );
}
