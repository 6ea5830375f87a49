import { requireFinite, requireFunction, requireVector, shown } from './arguments';
import type { Scalar } from './scalar';
import type { Vector } from './vector';

/**
 * A dual number a + bε with ε² = 0: a value and its derivative, which every operation carries along.
 *
 * f(a + bε) = f(a) + b f′(a) ε, so each operation states its derivative beside its value.
 *
 * @example
 * import { Dual } from 'nabla';
 * new Dual(3, 1).times(new Dual(3, 1)).derivative; // → 6
 * @source Curriculum 12
 */
export class Dual implements Scalar<Dual> {
  constructor(
    readonly value: number,
    /** The derivative of the value; 1 for the variable itself, 0 for a constant. */
    readonly derivative = 0,
  ) {}

  plus(other: Dual | number): Dual {
    const b = toDual(other);
    return new Dual(this.value + b.value, this.derivative + b.derivative);
  }

  minus(other: Dual | number): Dual {
    const b = toDual(other);
    return new Dual(this.value - b.value, this.derivative - b.derivative);
  }

  times(other: Dual | number): Dual {
    const b = toDual(other);
    return new Dual(this.value * b.value, this.derivative * b.value + this.value * b.derivative);
  }

  over(other: Dual | number): Dual {
    const b = toDual(other);
    const quotient = this.value / b.value;
    return new Dual(quotient, (this.derivative - quotient * b.derivative) / b.value);
  }

  power(exponent: number): Dual {
    const slope = exponent === 0 ? 0 : exponent * this.value ** (exponent - 1);
    return this.chain(this.value ** exponent, slope);
  }

  exp(): Dual {
    const exp = Math.exp(this.value);
    return this.chain(exp, exp);
  }

  log(): Dual {
    return this.chain(Math.log(this.value), 1 / this.value);
  }

  sqrt(): Dual {
    const root = Math.sqrt(this.value);
    return this.chain(root, 1 / (2 * root));
  }

  sin(): Dual {
    return this.chain(Math.sin(this.value), Math.cos(this.value));
  }

  cos(): Dual {
    return this.chain(Math.cos(this.value), -Math.sin(this.value));
  }

  tanh(): Dual {
    const tanh = Math.tanh(this.value);
    return this.chain(tanh, (1 - tanh) * (1 + tanh));
  }

  /** The chain rule: the derivative of the outer function times this number's own. */
  private chain(value: number, slope: number): Dual {
    return new Dual(value, slope * this.derivative);
  }
}

/**
 * The derivative by forward-mode automatic differentiation: exact to rounding, without a step size.
 *
 * @param f a function written with the methods of `Dual`
 * @param x the point, finite
 * @returns f′(x); one run of f
 * @throws TypeError when f is no function; RangeError when x is not finite
 * @example
 * import { forwardDerivative } from 'nabla';
 * forwardDerivative((x) => x.times(x).plus(x.sin()), 0); // → 1
 * @source Curriculum 12
 */
export function forwardDerivative(f: (x: Dual) => Dual, x: number): number {
  requireFunction('forwardDerivative', 'f', f);
  return slopeOf('forwardDerivative', f(new Dual(requireFinite('forwardDerivative', 'x', x), 1)));
}

/**
 * The gradient by forward-mode automatic differentiation: one run of f per variable.
 *
 * @param f a function of n variables, written with the methods of `Dual`
 * @param x the point, n finite numbers
 * @returns ∇f(x), n numbers
 * @throws TypeError when f is no function; RangeError when x is empty or not finite
 * @example
 * import { forwardGradient } from 'nabla';
 * forwardGradient(([E, t]) => E.times(t.power(2)), [1, 1]); // → [1, 2]
 * @source Curriculum 12
 */
export function forwardGradient(f: (x: readonly Dual[]) => Dual, x: Vector): number[] {
  requireFunction('forwardGradient', 'f', f);
  const point = requireVector('forwardGradient', 'x', x);
  return point.map((_, i) =>
    slopeOf('forwardGradient', f(point.map((value, j) => new Dual(value, i === j ? 1 : 0)))),
  );
}

function slopeOf(where: string, result: unknown): number {
  if (result instanceof Dual) return result.derivative;
  throw new TypeError(
    `${where}: f must give a Dual, made with its methods such as x.times(2), but it gave ${shown(result)}.`,
  );
}

function toDual(x: Dual | number): Dual {
  return typeof x === 'number' ? new Dual(x) : x;
}
