import { scale, type Vector } from '../calculus/vector';
import { descend } from './descend';
import type { DescendOptions } from './descend-options';
import type { ObjectiveFunction } from './objective';
import type { DescentResult } from './result';

/**
 * Walks up a function instead of down: gradient ascent.
 *
 * xₖ₊₁ = xₖ + α ∇f(xₖ), which is descent on −f. Values and gradients in the result are those of f.
 *
 * @param f the function to maximise; it takes one array of n numbers
 * @param start the first point, n finite numbers
 * @param options as for `descend`; a gradient is that of f
 * @returns as `descend`; the message speaks of −f
 * @throws as `descend`
 * @example
 * import { ascend } from 'nabla';
 * ascend(([x]) => -(x ** 2), [-2], { rate: 0.25, maxIterations: 1 }).point; // → [-1]
 * @source Curriculum 04
 */
export function ascend(
  f: ObjectiveFunction,
  start: Vector,
  options: DescendOptions = {},
): DescentResult {
  const { gradient, ...rest } = options;
  const result = descend((x, iteration) => -f(x, iteration), start, {
    ...rest,
    ...(gradient && { gradient: (x, iteration) => negated(gradient(x, iteration)) }),
  });
  const { history } = result;
  return {
    ...result,
    message: `Descent on −f: ${result.message}`,
    value: -result.value,
    gradient: negated(result.gradient),
    history: {
      ...history,
      values: negated(history.values),
      gradients: history.gradients.map(negated),
    },
  };
}

function negated(vector: Vector): number[] {
  return scale(vector, -1);
}
