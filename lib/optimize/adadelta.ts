import { requireBetween, requirePositive } from '../calculus/arguments';
import type { UpdateRule } from './update-rule';

/**
 * Adadelta: RMSprop whose rate is the size of its own recent steps.
 *
 * s ← ρs + (1 − ρ) g²,  δ = g·√(u + ε)/√(s + ε),  u ← ρu + (1 − ρ) δ²,  Δx = −α δ, entry by entry. u/s has the units of x per gradient,
 * which no other of these rules has; it starts at 0, so the first steps are tiny.
 *
 * @param options `decay` ρ in [0, 1), default 0.9; `epsilon` ε > 0 inside the roots, default 1e-6
 * @returns the update rule, with a default rate of 1
 * @throws RangeError when an option is out of its range
 * @example
 * import { adadelta, descend } from 'nabla';
 * descend(([w]) => w ** 2, [1], { method: adadelta(), maxIterations: 100 }).value < 1; // → true
 * @source M. Zeiler 2012
 */
export function adadelta({
  decay = 0.9,
  epsilon = 1e-6,
}: {
  readonly decay?: number;
  readonly epsilon?: number;
} = {}): UpdateRule {
  requireBetween('adadelta', 'decay', decay, [0, 1]);
  requirePositive('adadelta', 'epsilon', epsilon);
  return {
    name: 'Adadelta',
    defaultRate: 1,
    begin(dimension) {
      const squares = new Float64Array(dimension);
      const steps = new Float64Array(dimension);
      return ({ gradient, rate }) =>
        gradient.map((g, i) => {
          squares[i] = decay * squares[i] + (1 - decay) * g * g;
          const delta = (g * Math.sqrt(steps[i] + epsilon)) / Math.sqrt(squares[i] + epsilon);
          steps[i] = decay * steps[i] + (1 - decay) * delta * delta;
          return -rate * delta;
        });
    },
  };
}
