import { requireFunction, shown } from '../calculus/arguments';
import { gradient as numericalGradient } from '../calculus/gradient';
import type { Vector } from '../calculus/vector';
import type { Evaluations } from './progress';

/** The function to minimise; methods that draw batches also look at the iteration. */
export type ObjectiveFunction = (x: readonly number[], iteration: number) => number;

/** The gradient of the function to minimise: n numbers for n numbers. */
export type GradientFunction = (x: readonly number[], iteration: number) => Vector;

/**
 * f and its gradient, with their calls counted and their results checked: what a method of your own looks through.
 *
 * @example
 * import { descend, type UpdateRule } from 'nabla';
 * const halving: UpdateRule = {
 *   name: 'halving', defaultRate: 1,
 *   begin: () => ({ point, value, objective }) =>
 *     objective.value(point.map((c) => c / 2)) < value ? point.map((c) => -c / 2) : point.map(() => 0),
 * };
 * descend(([w]) => w ** 2, [8], { method: halving, maxIterations: 3, stop: [] }).point; // → [1]
 * @source Curriculum 04
 */
export class Objective {
  private values = 0;
  private gradients = 0;
  /** Set by the run, so that f and its gradient see the iteration they are called for. */
  iteration = 0;

  constructor(
    private readonly f: ObjectiveFunction,
    private readonly givenGradient: GradientFunction | undefined,
  ) {
    requireFunction('descend', 'f', f);
    if (givenGradient !== undefined) requireFunction('descend', 'gradient', givenGradient);
  }

  /** How often both were called so far. */
  get evaluations(): Evaluations {
    return { value: this.values, gradient: this.gradients };
  }

  /** f(x), counted. */
  value(x: readonly number[]): number {
    this.values += 1;
    const value: unknown = this.f(x, this.iteration);
    if (typeof value === 'number') return value;
    throw new TypeError(`descend: f must give a number, but f(${shown(x)}) is ${shown(value)}.`);
  }

  /** ∇f(x): the given gradient, or central differences of f. */
  gradient(x: readonly number[]): number[] {
    if (this.givenGradient === undefined) {
      return numericalGradient((point) => this.value(point), x);
    }
    this.gradients += 1;
    const result: unknown = this.givenGradient(x, this.iteration);
    if (!Array.isArray(result) && !(result instanceof Float64Array)) {
      throw new TypeError(
        `descend: gradient must give an array of ${x.length} numbers, but it gave ${shown(result)}.`,
      );
    }
    if (result.length !== x.length) {
      throw new RangeError(
        `descend: gradient gave ${result.length} numbers for a point of ${x.length}; it must give one per coordinate.`,
      );
    }
    const wrong = result.findIndex((entry: unknown) => typeof entry !== 'number');
    if (wrong < 0) return Array.from(result);
    throw new TypeError(
      `descend: gradient must give numbers, but entry ${wrong} at ${shown(x)} is ${shown(result[wrong])}.`,
    );
  }
}
