import { norm, scale, subtract } from '../calculus/vector';
import { descend } from './descend';
import { type Equation, violationAt, withSlopes } from './equality-constraint';
import { lbfgs } from './lbfgs';
import type { Objective } from './objective';
import { gradientBelow } from './stopping';
import type { Move, Situation, UpdateRule } from './update-rule';

/** A violation that has not fallen to this share of the last one makes the penalty ten times as heavy. */
const ENOUGH_PROGRESS = 0.25;

/**
 * The augmented Lagrangian f(x) − Σ λⱼcⱼ(x) + (μ/2) Σ cⱼ(x)², with the multipliers λ and the penalty μ that it has learnt so far.
 *
 * Each round minimises it by L-BFGS, then corrects λⱼ ← λⱼ − μcⱼ(x); the penalty grows while the violation does not shrink.
 */
export class AugmentedLagrangian implements UpdateRule {
  readonly name = 'augmented Lagrangian';
  readonly defaultRate = 1;
  /** λ, one per constraint. */
  multipliers: number[];
  /** max |cⱼ| at the last point. */
  violation = Number.NaN;
  /** ‖∇f − Σ λⱼ∇cⱼ‖ / max(1, ‖∇f‖) at the last point; Infinity before the first round. */
  misalignment = Infinity;
  private penalty = 10;

  constructor(
    private readonly equations: readonly Equation[],
    private readonly tolerance: number,
  ) {
    this.multipliers = equations.map(() => 0);
  }

  begin(): (now: Situation) => Move {
    return ({ point, objective }) => this.round(point, objective);
  }

  private round(start: readonly number[], objective: Objective): Move {
    const before = violationAt(this.equations, start);
    const point = this.innerMinimum(start, objective);
    const values = this.equations.map(({ value }) => value(point));
    this.multipliers = this.multipliers.map((lambda, j) => lambda - this.penalty * values[j]);
    this.violation = violationAt(this.equations, point);
    const gradient = objective.gradient(point);
    const rest = withSlopes(gradient, this.equations, scale(this.multipliers, -1), point);
    this.misalignment = norm(rest) / Math.max(1, norm(gradient));
    if (this.violation > ENOUGH_PROGRESS * before) this.penalty *= 10;
    return { point, step: subtract(point, start), gradient };
  }

  private innerMinimum(start: readonly number[], objective: Objective): number[] {
    const { equations, multipliers, penalty } = this;
    const value = (x: readonly number[]) =>
      equations.reduce((sum, { value: c }, j) => {
        const violation = c(x);
        return sum - multipliers[j] * violation + (penalty / 2) * violation ** 2;
      }, objective.value(x));
    const gradient = (x: readonly number[]) => {
      const weights = equations.map(({ value: c }, j) => penalty * c(x) - multipliers[j]);
      return withSlopes(objective.gradient(x), equations, weights, x);
    };
    const stop = gradientBelow(this.tolerance);
    return descend(value, start, { method: lbfgs(), gradient, stop, maxIterations: 500 }).point;
  }
}
