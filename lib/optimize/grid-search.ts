import { requireFunction, requireOptions, shown } from '../calculus/arguments';

/** One combination of a grid and how it did. */
export interface GridEntry<Name extends string> {
  readonly setting: Readonly<Record<Name, number>>;
  /** What `score` gave: the lower, the better. */
  readonly score: number;
}

/** A grid, tried completely. */
export interface GridResult<Name extends string> {
  readonly best: GridEntry<Name>;
  /** All combinations, best first; those without a finite score come last. */
  readonly entries: GridEntry<Name>[];
}

/**
 * Tries every combination of settings and keeps the best: grid search.
 *
 * Costs the product of the numbers of choices. Learning rates are best spaced by factors, such as 0.001, 0.01, 0.1, 1.
 *
 * @param grid the choices for each setting, by name
 * @param score what a combination is worth, the lower the better; a NaN or infinite score, as of a diverged run, ranks last
 * @returns the best combination, and all of them
 * @throws TypeError when the grid is no object or score no function; RangeError when a setting has no choices, or no combination has a finite score
 * @example
 * import { descend, gridSearch } from 'nabla';
 * const score = ({ rate }: { rate: number }) => descend(([w]) => w ** 2, [-4], { rate, maxIterations: 20 }).value;
 * gridSearch({ rate: [0.001, 0.01, 0.1, 1] }, score).best.setting; // → { rate: 0.1 }
 * @source Curriculum 13
 */
export function gridSearch<Name extends string>(
  grid: Readonly<Record<Name, readonly number[]>>,
  score: (setting: Record<Name, number>) => number,
): GridResult<Name> {
  requireOptions('gridSearch', grid, '{ rate: [0.01, 0.1] }');
  requireFunction('gridSearch', 'score', score);
  const entries = combinations(grid)
    .map((setting) => ({ setting, score: score({ ...setting }) }))
    .sort((a, b) => rank(a.score) - rank(b.score));
  const best = entries[0];
  if (best !== undefined && Number.isFinite(best.score)) return { best, entries };
  throw new RangeError('gridSearch: no combination has a finite score; try smaller rates.');
}

function rank(score: number): number {
  return Number.isFinite(score) ? score : Number.MAX_VALUE;
}

function combinations<Name extends string>(
  grid: Readonly<Record<Name, readonly number[]>>,
): Record<Name, number>[] {
  let settings: Partial<Record<Name, number>>[] = [{}];
  for (const name in grid) {
    const choices = grid[name];
    if (!Array.isArray(choices) || choices.length === 0) {
      throw new RangeError(
        `gridSearch: ${name} must be an array of at least one choice, but it is ${shown(choices)}.`,
      );
    }
    settings = settings.flatMap((setting) =>
      choices.map((choice) => ({ ...setting, [name]: choice })),
    );
  }
  return settings.filter((setting): setting is Record<Name, number> =>
    Object.keys(grid).every((name) => name in setting),
  );
}
