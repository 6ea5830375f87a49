import { requireCount, requirePositive } from '../calculus/arguments';
import { norm } from '../calculus/vector';
import { numberText } from './number-text';
import type { Progress } from './progress';
import type { DescentStatus } from './result';

/** A rule's decision to end the run, with the reason as a sentence. */
export interface Verdict {
  readonly status: DescentStatus;
  readonly message: string;
}

/** A rule that ends a run; a list of rules ends it as soon as one of them fires. */
export interface StoppingRule {
  readonly name: string;
  /** Starts with fresh memory; the returned function looks at every point, the first included. */
  begin(): (progress: Progress) => Verdict | undefined;
}

/**
 * Stops when the gradient is short: ‖∇f(x)‖ < ε.
 *
 * At a minimum the gradient vanishes, and it does at saddle points, maxima and on plateaus: there this rule stops too early.
 *
 * @param tolerance ε > 0, in units of f per unit of x
 * @example
 * import { descend, gradientBelow } from 'nabla';
 * descend(([w]) => w ** 2, [-4], { rate: 0.2, stop: gradientBelow(1e-3) }).status; // → 'converged'
 * @source Curriculum 04
 */
export function gradientBelow(tolerance: number): StoppingRule {
  requirePositive('gradientBelow', 'tolerance', tolerance);
  return below(
    'gradientBelow',
    tolerance,
    "the gradient's norm",
    ({ gradientNorm }) => gradientNorm,
  );
}

/**
 * Stops when the last step changed the value by little: |f(xₖ) − f(xₖ₋₁)| < ε, "no significant improvement".
 *
 * Small steps change the value by little wherever they are taken: with a small rate, or on a plateau, this rule stops too early.
 *
 * @param tolerance ε > 0, in units of f
 * @example
 * import { changeBelow, descend } from 'nabla';
 * descend(([w]) => w ** 2, [-4], { rate: 0.2, stop: changeBelow(1e-4) }).iterations; // → 13
 * @source Curriculum 04
 */
export function changeBelow(tolerance: number): StoppingRule {
  requirePositive('changeBelow', 'tolerance', tolerance);
  return below('changeBelow', tolerance, 'the change of the value', ({ value, previousValue }) =>
    previousValue === undefined ? Infinity : Math.abs(value - previousValue),
  );
}

/**
 * Stops when the last step was short: ‖xₖ − xₖ₋₁‖ < ε.
 *
 * A small rate makes short steps anywhere: this rule says that the run crawls, which near a minimum means that it has arrived.
 *
 * @param tolerance ε > 0, in units of x
 * @example
 * import { descend, stepBelow } from 'nabla';
 * descend(([w]) => w ** 2, [-4], { rate: 0.2, stop: stepBelow(0.1) }).iterations; // → 7
 * @source Curriculum 04
 */
export function stepBelow(tolerance: number): StoppingRule {
  requirePositive('stepBelow', 'tolerance', tolerance);
  return below('stepBelow', tolerance, 'the length of the step', ({ step }) =>
    step === undefined ? Infinity : norm(step),
  );
}

/**
 * Stops after a number of steps.
 *
 * @param count the most steps, at least 0
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
 * @example
 * import { descend, evaluationCap } from 'nabla';
 * descend(([w]) => w ** 2, [-4], { rate: 0.01, stop: evaluationCap(30) }).status; // → 'evaluation-limit'
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
 * @example
 * import { descend, timeCap } from 'nabla';
 * descend(([w]) => w ** 2, [-4], { rate: 0.2, stop: [timeCap(60)], maxIterations: 5 }).status; // → 'iteration-limit'
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

/**
 * Stops only when all of the rules fire at the same point; its verdict is the last rule's.
 *
 * @param rules at least one rule
 * @example
 * import { allOf, changeBelow, descend, gradientBelow } from 'nabla';
 * const stop = allOf(changeBelow(1e-4), gradientBelow(1e-4));
 * descend(([w]) => w ** 2, [-4], { rate: 0.2, stop }).gradient[0] > -1e-4; // → true
 */
export function allOf(...rules: readonly StoppingRule[]): StoppingRule {
  requireCount('allOf', 'the number of rules', rules.length, 1);
  return {
    name: `allOf(${rules.map((rule) => rule.name).join(', ')})`,
    begin() {
      const checks = rules.map((rule) => rule.begin());
      return (progress) => {
        const verdicts = checks.map((check) => check(progress));
        return verdicts.every((verdict) => verdict !== undefined) ? verdicts.at(-1) : undefined;
      };
    },
  };
}

function below(
  name: string,
  tolerance: number,
  what: string,
  measure: (progress: Progress) => number,
): StoppingRule {
  return {
    name,
    begin: () => (progress) => {
      const measured = measure(progress);
      if (!(measured < tolerance)) return undefined;
      const message = `${what}, ${numberText(measured)}, is below ${numberText(tolerance)}`;
      return { status: 'converged', message };
    },
  };
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
