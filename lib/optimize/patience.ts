import { requireBetween, requireCount, requireFunction } from '../calculus/arguments';
import { numberText } from './number-text';
import type { StoppingRule } from './stopping-rule';

/** @see patience */
export interface PatienceOptions {
  /** What is watched, the lower the better, such as the loss on validation data; default: the value itself. */
  readonly measure?: (point: readonly number[]) => number;
  /** How many looks without improvement are accepted; default 10. */
  readonly looks?: number;
  /** Iterations between looks; default 1. */
  readonly every?: number;
  /** By how much a look must be better to count; default 0. */
  readonly improvement?: number;
}

/**
 * Stops when a measure has not improved for some time: early stopping.
 *
 * On validation data it ends training where the model begins to fit noise.
 *
 * @param options what to watch, how often, and how long to wait
 * @returns a stopping rule with status `no-improvement`
 * @throws TypeError or RangeError when an option is of the wrong kind
 * @example
 * import { descend, patience } from 'nabla';
 * const stop = patience({ measure: ([w]) => (w - 1) ** 2, looks: 3 });
 * descend(([w]) => w ** 2, [4], { rate: 0.1, stop }).status; // → 'no-improvement'
 * @source Curriculum 04 and 13
 */
export function patience({
  measure,
  looks = 10,
  every = 1,
  improvement = 0,
}: PatienceOptions = {}): StoppingRule {
  if (measure !== undefined) requireFunction('patience', 'measure', measure);
  requireCount('patience', 'looks', looks, 1);
  requireCount('patience', 'every', every, 1);
  requireBetween('patience', 'improvement', improvement, [0, Infinity]);
  return {
    name: 'patience',
    begin() {
      let best = Infinity;
      let bestIteration = 0;
      let waited = 0;
      return ({ iteration, point, value }) => {
        if (iteration % every !== 0) return undefined;
        const measured = measure === undefined ? value : measure(point);
        if (best === Infinity || measured < best - improvement) {
          [best, bestIteration, waited] = [measured, iteration, 0];
          return undefined;
        }
        waited += 1;
        if (waited < looks) return undefined;
        return {
          status: 'no-improvement',
          message: `no improvement since iteration ${bestIteration}, where the measure was ${numberText(best)}`,
        };
      };
    },
  };
}
