import { requireCount, requirePositive } from '../calculus/arguments';
import type { Progress } from './progress';
import type { DescentStatus } from './result';
import type { StoppingRule } from './stopping-rule';

/**
 * Stops after a number of steps.
 *
 * @param count the most steps, at least 0
 * @returns the stopping rule
 * @throws RangeError when count is no whole number of at least 0
 * @example
 * import { descend, iterationCap } from 'nabla';
 * descend(([w]) => w ** 2, [-4], { rate: 0.2, stop: iterationCap(15) }).iterations; // → 15
 * @source Curriculum 04
 */
export function iterationCap(count: number): StoppingRule {
  requireCount('iterationCap', 'count', count);
  return cap(
    'iterationCap',
    'iteration-limit',
    `the limit of ${count} iterations`,
    (progress) => progress.iteration >= count,
  );
}

/**
 * Stops when f and the given gradient have been called a number of times in all; a numerical gradient counts as the values it takes.
 * It looks between steps, so the last step may exceed the number a little.
 *
 * @param count the number of calls, at least 1
 * @returns the stopping rule
 * @throws RangeError when count is not at least 1
 * @example
 * import { descend, evaluationCap } from 'nabla';
 * descend(([w]) => w ** 2, [-4], { rate: 0.01, stop: evaluationCap(30) }).status; // → 'evaluation-limit'
 * @source Curriculum 04
 */
export function evaluationCap(count: number): StoppingRule {
  requireCount('evaluationCap', 'count', count, 1);
  return cap(
    'evaluationCap',
    'evaluation-limit',
    `the limit of ${count} evaluations`,
    (progress) => progress.evaluations.value + progress.evaluations.gradient >= count,
  );
}

/**
 * Stops after a time. The number of steps until then differs between machines and between runs.
 *
 * @param seconds the time, above 0
 * @returns the stopping rule
 * @throws RangeError when seconds is not above 0
 * @example
 * import { descend, timeCap } from 'nabla';
 * descend(([w]) => w ** 2, [-4], { rate: 0.2, stop: [timeCap(60)], maxIterations: 5 }).status; // → 'iteration-limit'
 * @source Curriculum 04
 */
export function timeCap(seconds: number): StoppingRule {
  requirePositive('timeCap', 'seconds', seconds);
  return cap(
    'timeCap',
    'time-limit',
    `the limit of ${seconds} seconds`,
    (progress) => progress.seconds >= seconds,
  );
}

function cap(
  name: string,
  status: DescentStatus,
  what: string,
  reached: (progress: Progress) => boolean,
): StoppingRule {
  return {
    name,
    begin: () => (progress) => (reached(progress) ? { status, message: what } : undefined),
  };
}
