import { requireSameLength, requireVector } from './arguments';
import { gradient as numericalGradient, type ScalarField } from './gradient';
import { hessian as numericalHessian } from './hessian';
import { dot, subtract, type Vector } from './vector';

/** @see taylorModel */
export interface TaylorModelOptions {
  /** The gradient of f; default: central differences. */
  readonly gradient?: (x: readonly number[]) => Vector;
  /** The Hessian of f, n rows of n numbers; default: differences. */
  readonly hessian?: (x: readonly number[]) => readonly Vector[];
}

/** What a function of n variables looks like near a point. */
export interface TaylorModel {
  readonly center: number[];
  readonly value: number;
  readonly gradient: number[];
  readonly hessian: number[][];
  /** The tangent plane: f(x₀) + ∇fᵀΔx. */
  linear(x: Vector): number;
  /** With curvature: f(x₀) + ∇fᵀΔx + ½ΔxᵀHΔx. */
  quadratic(x: Vector): number;
}

/**
 * The Taylor expansion of a function of n variables, to first and second order.
 *
 * f(x₀ + Δx) ≈ f(x₀) + ∇f(x₀)ᵀΔx + ½ΔxᵀH(x₀)Δx. The linear term is ‖∇f‖‖Δx‖cos θ: most negative straight against the gradient.
 *
 * @param f a function of n variables, twice differentiable near x₀
 * @param center x₀, n finite numbers
 * @param options gradient and Hessian, if known
 * @returns value, gradient and Hessian at x₀, and both approximations as functions of x
 * @throws TypeError or RangeError as `gradient` and `hessian`
 * @example
 * import { taylorModel } from 'nabla';
 * const model = taylorModel(([x]) => x ** 2 + 2, [2]);
 * Number(model.linear([1.6]).toFixed(6)); // → 4.4
 * @source Curriculum 03
 */
export function taylorModel(
  f: ScalarField,
  center: Vector,
  options: TaylorModelOptions = {},
): TaylorModel {
  const point = requireVector('taylorModel', 'center', center);
  const value = f([...point]);
  const slope = options.gradient
    ? Array.from(options.gradient([...point]))
    : numericalGradient(f, point);
  const curvature = options.hessian
    ? options.hessian([...point]).map((row) => Array.from(row))
    : numericalHessian(f, point, options.gradient ? { gradient: options.gradient } : {});
  const offset = (x: Vector) => {
    requireSameLength('taylorModel', ['x', x], ['the center', point]);
    return subtract(x, point);
  };
  const linear = (x: Vector) => value + dot(slope, offset(x));
  const quadratic = (x: Vector) => {
    const delta = offset(x);
    const bend = delta.reduce((sum, d, i) => sum + d * dot(curvature[i], delta), 0);
    return linear(x) + bend / 2;
  };
  return { center: point, value, gradient: slope, hessian: curvature, linear, quadratic };
}
