import { requireFunction, requireList, requireSameLength, requireVector } from './arguments';
import { gradient as numericalGradient, type ScalarField } from './gradient';
import { norm, subtract, type Vector } from './vector';

/** What a comparison of a gradient with numerical differences found. */
export interface GradientCheck {
  /** True when the relative error is below the tolerance. */
  readonly passed: boolean;
  /** ‖given − numerical‖ / max(1, ‖given‖ + ‖numerical‖); NaN when the given gradient is not finite. */
  readonly relativeError: number;
  /** The coordinate that differs most, counted from 0. */
  readonly worstCoordinate: number;
  readonly given: number[];
  readonly numerical: number[];
  /** The finding as a sentence. */
  readonly message: string;
}

/**
 * Compares a gradient that was derived by hand with central differences.
 *
 * @param f a function of n variables
 * @param gradient what is claimed to be its gradient
 * @param x where to compare, n finite numbers; a point without structure, not the origin
 * @param tolerance the relative error up to which both agree; default 1e-6
 * @returns whether they agree, how far apart they are, and which coordinate is worst
 * @throws TypeError when f or gradient is no function; RangeError when the gradient has another length than x
 * @example
 * import { checkGradient } from 'nabla';
 * const f = ([x, y]: readonly number[]) => x ** 2 * y;
 * checkGradient(f, ([x, y]) => [2 * x * y, x], [1.5, 2]).worstCoordinate; // → 1
 * @source Curriculum 02, lecture [4]
 */
export function checkGradient(
  f: ScalarField,
  gradient: (x: readonly number[]) => Vector,
  x: Vector,
  tolerance = 1e-6,
): GradientCheck {
  requireFunction('checkGradient', 'gradient', gradient);
  const point = requireVector('checkGradient', 'x', x);
  const slopes = gradient([...point]);
  requireList('checkGradient', 'the gradient', slopes);
  const given = Array.from(slopes);
  requireSameLength('checkGradient', ['x', point], ['the gradient', given]);
  const numerical = numericalGradient(f, point);
  const difference = subtract(given, numerical);
  const relativeError = norm(difference) / Math.max(1, norm(given) + norm(numerical));
  const passed = relativeError < tolerance;
  const worstCoordinate = indexOfLargest(difference);
  const pair = `${given[worstCoordinate]} against ${numerical[worstCoordinate]} from differences`;
  return {
    passed,
    relativeError,
    worstCoordinate,
    given,
    numerical,
    message: passed
      ? `The gradients agree; they differ most in coordinate ${worstCoordinate}: ${pair}.`
      : `The gradients differ: coordinate ${worstCoordinate} is ${pair}.`,
  };
}

/** NaN counts as largest: it is the worst that a coordinate can be. */
function indexOfLargest(values: readonly number[]): number {
  const sizes = values.map((value) => (Number.isNaN(value) ? Infinity : Math.abs(value)));
  return sizes.indexOf(Math.max(...sizes));
}
