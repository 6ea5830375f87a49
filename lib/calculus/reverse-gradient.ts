import { requireFunction, requireVector, shown } from './arguments';
import { backpropagate, Variable } from './variable';
import type { Vector } from './vector';

/**
 * The gradient by reverse-mode automatic differentiation: exact to rounding, and one run of f whatever the number of variables.
 *
 * @param f a function of n variables, written with the methods of `Variable`
 * @param x the point, n finite numbers
 * @returns ∇f(x), n numbers
 * @throws TypeError when f is no function; RangeError when x is empty or not finite
 * @example
 * import { reverseGradient } from 'nabla';
 * reverseGradient(([x, y]) => x.power(2).plus(y.power(2)), [3, -2]); // → [6, -4]
 * @source Curriculum 12
 */
export function reverseGradient(f: (x: readonly Variable[]) => Variable, x: Vector): number[] {
  requireFunction('reverseGradient', 'f', f);
  const inputs = requireVector('reverseGradient', 'x', x).map((value) => new Variable(value));
  return backpropagate(requireVariable('reverseGradient', f(inputs)), inputs).map(
    (slope) => slope.value,
  );
}

/**
 * The Hessian by differentiating the gradient's own graph: exact to rounding.
 *
 * @param f a function of n variables, written with the methods of `Variable`
 * @param x the point, n finite numbers
 * @returns the matrix of second derivatives, n rows of n numbers
 * @throws TypeError when f is no function; RangeError when x is empty or not finite
 * @example
 * import { reverseHessian } from 'nabla';
 * reverseHessian(([E, t]) => E.times(t.power(2)), [1, 3]); // → [[0, 6], [6, 2]]
 * @source Curriculum 12
 */
export function reverseHessian(f: (x: readonly Variable[]) => Variable, x: Vector): number[][] {
  requireFunction('reverseHessian', 'f', f);
  const inputs = requireVector('reverseHessian', 'x', x).map((value) => new Variable(value));
  return backpropagate(requireVariable('reverseHessian', f(inputs)), inputs).map((slope) =>
    backpropagate(slope, inputs).map((second) => second.value),
  );
}

function requireVariable(where: string, result: unknown): Variable {
  if (result instanceof Variable) return result;
  throw new TypeError(
    `${where}: f must give a Variable, made with its methods such as x.times(2), but it gave ${shown(result)}.`,
  );
}
