import { requirePositive } from '../calculus/arguments';
import { norm } from '../calculus/vector';
import { numberText } from './number-text';
import type { Progress } from './progress';
import type { StoppingRule } from './stopping-rule';

/**
 * Stops when the gradient is short: ‖∇f(x)‖ < ε.
 *
 * At a minimum the gradient vanishes, and it does at saddle points, maxima and on plateaus: there this rule stops too early.
 *
 * @param tolerance ε > 0, in units of f per unit of x
 * @returns the stopping rule
 * @throws RangeError when the tolerance is not above 0
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
 * @returns the stopping rule
 * @throws RangeError when the tolerance is not above 0
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
 * @returns the stopping rule
 * @throws RangeError when the tolerance is not above 0
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
