import { requireFunction, requireVector, shown } from '../calculus/arguments';
import { gradient as numericalGradient } from '../calculus/gradient';
import { dot, norm, type Vector } from '../calculus/vector';
import { lbfgs } from './bfgs';
import { descend } from './descend';
import { numberText } from './number-text';
import { gradientBelow } from './stopping';

/** A condition c(x) = 0 that the solution must meet. */
export interface EqualityConstraint {
  /** c, which must become 0. */
  readonly value: (x: readonly number[]) => number;
  /** ∇c; default: central differences. */
  readonly gradient?: (x: readonly number[]) => Vector;
}

export interface ConstrainedOptions {
  /** The gradient of f; default: central differences. */
  readonly gradient?: (x: readonly number[]) => Vector;
  /** How far |c(x)| and ‖∇f − Σλ∇c‖ may be from 0; default 1e-6. */
  readonly tolerance?: number;
  /** The most rounds, each an unconstrained minimisation; default 50. */
  readonly maxRounds?: number;
}

/** Where a function is least among the points that meet the constraints. */
export interface ConstrainedResult {
  readonly point: number[];
  readonly value: number;
  /** λ, one per constraint: ∇f = Σ λⱼ ∇cⱼ at the solution. When c is g(x) − b, λ is the shadow price: how fast the least value grows with b. */
  readonly multipliers: number[];
  /** max |cⱼ(x)|. */
  readonly violation: number;
  readonly rounds: number;
  readonly status: 'converged' | 'round-limit' | 'not-finite';
  readonly converged: boolean;
  readonly message: string;
}

/** A violation that has not fallen to this share of the last one makes the penalty ten times as heavy. */
const ENOUGH_PROGRESS = 0.25;

/**
 * Minimises f subject to equations, by the augmented Lagrangian.
 *
 * At a constrained minimum the gradients are aligned: ∇f = Σ λⱼ ∇cⱼ, where λ are Lagrange's multipliers. Each round minimises
 * f(x) − Σ λⱼcⱼ(x) + (μ/2) Σ cⱼ(x)² by L-BFGS, then corrects λⱼ ← λⱼ − μcⱼ(x); the penalty μ grows while the violation does not shrink.
 *
 * @param f a function of n variables
 * @param constraints the equations, as functions that must become 0, or with their gradients
 * @param start the first point, n finite numbers; it need not meet the constraints
 * @param options gradient, tolerance, number of rounds
 * @returns the point, the multipliers, the violation, and how the run ended
 * @throws TypeError or RangeError when an argument is of the wrong kind
 * @example
 * import { minimizeSubjectTo } from 'nabla';
 * const { point, multipliers } = minimizeSubjectTo(([x, y]) => x ** 2 + y ** 2, [([x, y]) => x + y - 2], [0, 0]);
 * [...point, ...multipliers].map((c) => Number(c.toFixed(4))); // → [1, 1, 2]
 * @source M. Hestenes, M. Powell 1969; Numerical Optimization, 2nd ed., framework 17.3; curriculum 11
 */
export function minimizeSubjectTo(
  f: (x: readonly number[]) => number,
  constraints: readonly (EqualityConstraint | EqualityConstraint['value'])[],
  start: Vector,
  options: ConstrainedOptions = {},
): ConstrainedResult {
  const { tolerance = 1e-6, maxRounds = 50 } = options;
  requireFunction('minimizeSubjectTo', 'f', f);
  const equations = constraints.map(withGradient);
  const slope = options.gradient ?? ((x: readonly number[]) => numericalGradient(f, x));
  let point = requireVector('minimizeSubjectTo', 'start', start);
  let multipliers = equations.map(() => 0);
  let penalty = 10;
  let violation = violationAt(equations, point);
  let rounds = 0;
  while (rounds < maxRounds) {
    rounds += 1;
    point = innerMinimum(f, slope, equations, multipliers, penalty, point, tolerance);
    const values = equations.map(({ value }) => value(point));
    const weight = penalty;
    multipliers = multipliers.map((lambda, j) => lambda - weight * values[j]);
    const before = violation;
    violation = violationAt(equations, point);
    if (!Number.isFinite(violation + f(point))) break;
    if (
      violation <= tolerance &&
      misalignment(slope, equations, multipliers, point) <= 10 * tolerance
    ) {
      return resultOf('converged', `the constraints hold to ${numberText(violation)}`);
    }
    if (violation > ENOUGH_PROGRESS * before) penalty *= 10;
  }
  if (!Number.isFinite(violation + f(point))) {
    return resultOf('not-finite', `f or a constraint is not finite at ${shown(point)}`);
  }
  return resultOf('round-limit', `the constraints are still violated by ${numberText(violation)}`);

  function resultOf(status: ConstrainedResult['status'], reason: string): ConstrainedResult {
    const message = `${status === 'converged' ? 'Converged' : 'Stopped'} after ${rounds} rounds: ${reason}.`;
    const converged = status === 'converged';
    return { point, value: f(point), multipliers, violation, rounds, status, converged, message };
  }
}

type Equation = Required<EqualityConstraint>;

/** The minimum of f − Σ λⱼcⱼ + (μ/2) Σ cⱼ². */
function innerMinimum(
  f: (x: readonly number[]) => number,
  slope: (x: readonly number[]) => Vector,
  equations: readonly Equation[],
  multipliers: readonly number[],
  penalty: number,
  start: readonly number[],
  tolerance: number,
): number[] {
  const value = (x: readonly number[]) =>
    equations.reduce((sum, { value: c }, j) => {
      const violation = c(x);
      return sum - multipliers[j] * violation + (penalty / 2) * violation ** 2;
    }, f(x));
  const gradient = (x: readonly number[]) =>
    equations.reduce(
      (sum, { value: c, gradient: dc }, j) => {
        const weight = penalty * c(x) - multipliers[j];
        const direction = dc(x);
        return sum.map((entry, i) => entry + weight * direction[i]);
      },
      Array.from(slope(x)),
    );
  const stop = gradientBelow(tolerance);
  return descend(value, start, { method: lbfgs(), gradient, stop, maxIterations: 500 }).point;
}

/** ‖∇f − Σ λⱼ∇cⱼ‖ / max(1, ‖∇f‖). */
function misalignment(
  slope: (x: readonly number[]) => Vector,
  equations: readonly Equation[],
  multipliers: readonly number[],
  x: readonly number[],
): number {
  const df = Array.from(slope(x));
  const rest = equations.reduce((sum, { gradient }, j) => {
    const direction = gradient(x);
    return sum.map((entry, i) => entry - multipliers[j] * direction[i]);
  }, df);
  return norm(rest) / Math.max(1, Math.sqrt(dot(df, df)));
}

function violationAt(equations: readonly Equation[], x: readonly number[]): number {
  return Math.max(0, ...equations.map(({ value }) => Math.abs(value(x))));
}

function withGradient(constraint: EqualityConstraint | EqualityConstraint['value']): Equation {
  const { value, gradient } =
    typeof constraint === 'function' ? { value: constraint, gradient: undefined } : constraint;
  requireFunction('minimizeSubjectTo', 'every constraint', value);
  return { value, gradient: gradient ?? ((x) => numericalGradient(value, x)) };
}
