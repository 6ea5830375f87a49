import { requireCount, requireList, shown } from '../calculus/arguments';
import type { Vector } from '../calculus/vector';

/** The targets in one piece of memory, after the check that there is a finite one for each row. */
export function requireTargets(y: Vector, rows: number): Float64Array {
  requireList('linear model', 'y', y);
  const targets = Float64Array.from(y);
  if (targets.length !== rows) {
    throw new RangeError(
      `linear model: y must have one target per row of x, but x has ${rows} rows and y has ${targets.length}.`,
    );
  }
  const bad = y.findIndex((target: unknown) => !Number.isFinite(target));
  if (bad < 0) return targets;
  throw new RangeError(
    `linear model: y must hold finite numbers only, but y[${bad}] is ${shown(y[bad])}.`,
  );
}

/** Throws unless there is an example, and every index has one. */
export function requireExamples(where: string, examples: ArrayLike<number>, size: number): void {
  requireCount(where, 'the number of examples', examples.length, 1);
  for (let k = 0; k < examples.length; k++) {
    const i = examples[k];
    if (Number.isInteger(i) && i >= 0 && i < size) continue;
    throw new RangeError(`${where}: there is no example ${i}; there are 0 to ${size - 1}.`);
  }
}
