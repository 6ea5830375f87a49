import { requireList, requirePositive, requireVector, shown } from '../calculus/arguments';
import type { Vector } from '../calculus/vector';
import { AugmentedLagrangian } from './augmented-lagrangian';
import { descend } from './descend';
import type { DescendOptions } from './descend-options';
import { type EqualityConstraint, equationOf, violationAt } from './equality-constraint';
import { numberText } from './number-text';
import type { ObjectiveFunction } from './objective';
import type { DescentResult } from './result';
import type { StoppingRule } from './stopping-rule';

/** @see minimizeSubjectTo */
export interface ConstrainedOptions
  extends Pick<DescendOptions, 'gradient' | 'maxIterations' | 'historyLimit'> {
  /** How far |c(x)|, and a tenth of ‖∇f − Σλ∇c‖ relative to ‖∇f‖, may be from 0; default 1e-6. */
  readonly tolerance?: number;
}

/**
 * The result of a run with constraints: what every run returns, and Lagrange's multipliers.
 *
 * An iteration is a round, which is an unconstrained minimisation of its own; the evaluations of all rounds are counted, those of
 * constraints are not. `gradient` is ∇f, which does not vanish at a constrained minimum.
 */
export interface ConstrainedResult extends DescentResult {
  /** λ, one per constraint: ∇f = Σ λⱼ ∇cⱼ at the solution. When c is g(x) − b, λ is the shadow price: how fast the least value grows with b. */
  readonly multipliers: number[];
  /** max |cⱼ(x)|. */
  readonly violation: number;
}

/**
 * Minimises f subject to equations, by the augmented Lagrangian.
 *
 * At a constrained minimum the gradients are aligned: ∇f = Σ λⱼ ∇cⱼ, where λ are Lagrange's multipliers. Each round minimises
 * f(x) − Σ λⱼcⱼ(x) + (μ/2) Σ cⱼ(x)² by L-BFGS, then corrects λⱼ ← λⱼ − μcⱼ(x); the penalty μ grows while the violation does not shrink.
 *
 * @param f a function of n variables
 * @param constraints the equations, as functions that must become 0, or with their gradients
 * @param start the first point, n finite numbers; it need not meet the constraints
 * @param options gradient, tolerance, the most rounds (`maxIterations`, default 50)
 * @returns what `descend` returns, with the multipliers and the violation
 * @throws TypeError or RangeError when an argument is of the wrong kind
 * @example
 * import { minimizeSubjectTo } from 'nabla';
 * const { point, multipliers } = minimizeSubjectTo(([x, y]) => x ** 2 + y ** 2, [([x, y]) => x + y - 2], [0, 0]);
 * [...point, ...multipliers].map((c) => Number(c.toFixed(4))); // → [1, 1, 2]
 * @source M. Hestenes, M. Powell 1969; Numerical Optimization, 2nd ed., framework 17.3; curriculum 11
 */
export function minimizeSubjectTo(
  f: ObjectiveFunction,
  constraints: readonly (EqualityConstraint | EqualityConstraint['value'])[],
  start: Vector,
  { tolerance = 1e-6, maxIterations = 50, ...rest }: ConstrainedOptions = {},
): ConstrainedResult {
  requirePositive('minimizeSubjectTo', 'tolerance', tolerance);
  requireList('minimizeSubjectTo', 'constraints', constraints);
  const equations = constraints.map(equationOf);
  const point = requireVector('minimizeSubjectTo', 'start', start);
  const method = new AugmentedLagrangian(equations, tolerance);
  method.violation = violationAt(equations, point);
  const run = descend(f, point, {
    ...rest,
    method,
    maxIterations,
    stop: solved(method, tolerance),
    // On the way to the constraints f may rise as far as it must.
    divergenceFactor: Number.MAX_VALUE,
  });
  const { multipliers, violation } = method;
  return { ...run, multipliers, violation, message: messageOf(run, violation) };
}

/** Ends the run where the constraints hold and the gradients are aligned. */
function solved(method: AugmentedLagrangian, tolerance: number): StoppingRule {
  return {
    name: 'constraints hold',
    begin: () => (progress) => {
      const { violation, misalignment } = method;
      if (!Number.isFinite(violation)) {
        const message = `a constraint is ${violation} at ${shown(progress.point)}`;
        return { status: 'not-finite', message };
      }
      if (!(violation <= tolerance && misalignment <= 10 * tolerance)) return undefined;
      return {
        status: 'converged',
        message: `the constraints hold to ${numberText(violation)}`,
      };
    },
  };
}

function messageOf({ status, message }: DescentResult, violation: number): string {
  if (status !== 'iteration-limit') return message;
  return `${message} The constraints are still violated by ${numberText(violation)}.`;
}
