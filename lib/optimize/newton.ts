import { requireSameLength } from '../calculus/arguments';
import { hessian as numericalHessian } from '../calculus/hessian';
import { symmetricEigen } from '../calculus/symmetric-eigen';
import { dot, norm, scale, type Vector } from '../calculus/vector';
import { armijo } from './armijo';
import { cholesky, choleskySolve } from './cholesky';
import type { LineSearch } from './line-search';
import { moveAlong } from './line-search-move';
import type { Situation, UpdateRule } from './update-rule';

/** @see newton */
export interface NewtonOptions {
  /** The Hessian of f, n rows of n numbers; default: differences of the gradient. */
  readonly hessian?: (x: readonly number[]) => readonly Vector[];
}

/**
 * Newton's method with safeguards: the minimum of the quadratic that f looks like here.
 *
 * Δx = −t (H + τI)⁻¹ ∇f, with τ = 0 wherever H is positive definite, else just large enough that it becomes so: then the step
 * leads down. Armijo's line search from t = 1 cuts steps that go too far. Near a minimum the number of correct digits doubles at
 * every step. Each step costs O(n³).
 *
 * @param options the Hessian, and the line `search`
 * @returns the update rule; the rate is the length that each search tries first, default 1
 * @example
 * import { descend, newton } from 'nabla';
 * const rosenbrock = ([x, y]: readonly number[]) => (1 - x) ** 2 + 100 * (y - x * x) ** 2;
 * descend(rosenbrock, [-1.2, 1], { method: newton() }).iterations < 30; // → true
 * @source J. Nocedal, S. Wright, Numerical Optimization, 2nd ed., algorithm 3.3; curriculum 11
 */
export function newton({
  hessian,
  search = armijo(),
}: NewtonOptions & { readonly search?: LineSearch } = {}): UpdateRule {
  return {
    name: 'Newton',
    defaultRate: 1,
    begin: () => (now) => {
      const lower = positiveDefiniteFactor(hessianAt(now, hessian));
      if (lower === undefined) {
        return { step: now.point.map(() => 0), stalled: 'the Hessian is not finite or too large' };
      }
      return moveAlong(now, scale(choleskySolve(lower, now.gradient), -1), search, now.rate);
    },
  };
}

/**
 * Newton's method as it stands in books: Δx = −α H⁻¹ ∇f, wherever that leads.
 *
 * It looks for a point where the gradient vanishes, and is as pleased with a saddle point or a maximum. To see that is its use;
 * to minimise, take `newton`.
 *
 * @param options the Hessian
 * @returns the update rule, with a default rate of 1; the run ends with status `stalled` where H is singular
 * @example
 * import { descend, pureNewton } from 'nabla';
 * const saddle = ([x, y]: readonly number[]) => x ** 2 - y ** 2 + y ** 4;
 * descend(saddle, [1, 0.1], { method: pureNewton() }).point.map(Math.round).map(Math.abs); // → [0, 0]
 * @source Curriculum 11
 */
export function pureNewton({ hessian }: NewtonOptions = {}): UpdateRule {
  return {
    name: 'pure Newton',
    defaultRate: 1,
    begin: () => (now) => {
      const rows = hessianAt(now, hessian);
      if (!rows.flat().every(Number.isFinite)) {
        return { step: now.point.map(() => 0), stalled: 'the Hessian is not finite' };
      }
      const { values, vectors } = symmetricEigen(rows);
      const largest = Math.max(...values.map(Math.abs));
      if (values.some((value) => Math.abs(value) <= 1e-12 * largest)) {
        return { step: now.point.map(() => 0), stalled: 'the Hessian is singular' };
      }
      const components = vectors.map((vector, k) => dot(vector, now.gradient) / values[k]);
      return now.point.map(
        (_, i) => -now.rate * components.reduce((sum, c, k) => sum + c * vectors[k][i], 0),
      );
    },
  };
}

function hessianAt({ point, objective }: Situation, given: NewtonOptions['hessian']): number[][] {
  if (given !== undefined) {
    const rows = given([...point]);
    requireSameLength('newton', ['x', point], ['the Hessian', rows]);
    for (const row of rows)
      requireSameLength('newton', ['x', point], ['a row of the Hessian', row]);
    return rows.map((row) => Array.from(row));
  }
  return numericalHessian((x) => objective.value(x), point, {
    gradient: (x) => objective.gradient(x),
  });
}

/** Cholesky's L of H + τI for a τ that is 0 or doubled until it is enough; undefined when no finite one is. */
function positiveDefiniteFactor(h: readonly (readonly number[])[]): number[][] | undefined {
  const size = Math.max(1e-8, norm(h.flat()));
  const lowest = Math.min(...h.map((row, i) => row[i]));
  let tau = lowest > 0 ? 0 : 1e-3 * size - lowest;
  while (Number.isFinite(tau)) {
    const lower = cholesky(h.map((row, i) => row.map((entry, j) => entry + (i === j ? tau : 0))));
    if (lower !== undefined) return lower;
    tau = Math.max(2 * tau, 1e-3 * size);
  }
  return undefined;
}
