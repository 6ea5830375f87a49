import { requireBetween } from '../calculus/arguments';
import { initialSlope, type LineSearch, roundOff, valueAt } from './line-search';

/** @see armijo */
export interface ArmijoOptions {
  /** c in (0, 1): the share of the predicted fall that is enough; default 1e-4. */
  readonly sufficient?: number;
  /** The factor in (0, 1) by which a length is cut; default 0.5. */
  readonly shrink?: number;
}

/** After this many halvings the length is below 1e-15 of the first. */
const MOST_CUTS = 50;

/**
 * Backtracking line search: cut the step until the value falls enough.
 *
 * Armijo's condition: f(x + tp) ≤ f(x) + c·t·∇f·p, with c small, up to the round-off of f.
 *
 * @param options c and the factor by which lengths are cut
 * @returns a line search for `lineSearchDescent`, `newton` or `bfgs`
 * @throws RangeError when an option is out of its range
 * @example
 * import { armijo, descend, lineSearchDescent } from 'nabla';
 * const method = lineSearchDescent({ search: armijo() });
 * descend(([x, y]) => x ** 2 + 100 * y ** 2, [1, 1], { method }).converged; // → true
 * @source L. Armijo 1966; curriculum 11
 */
export function armijo({ sufficient = 1e-4, shrink = 0.5 }: ArmijoOptions = {}): LineSearch {
  requireBetween('armijo', 'sufficient', sufficient, [0, 1]);
  requireBetween('armijo', 'shrink', shrink, [0, 1]);
  return (line, first) => {
    const slope = initialSlope(line);
    const noise = roundOff(line, first);
    let t = first;
    for (let cut = 0; cut < MOST_CUTS; cut++) {
      const trial = valueAt(line, t);
      const enough = line.value + sufficient * t * slope + noise;
      if (trial.value <= enough) return trial;
      t *= shrink;
    }
    return undefined;
  };
}
