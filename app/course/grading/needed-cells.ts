import { freeNames } from './free-names.js';

/**
 * Of the candidates, those that declare a name which the given cells use, and those that these need in
 * turn. What is left out are demonstrations: cells that nothing else depends on.
 */
export function neededCells<
  C extends { readonly source: string; readonly names: readonly string[] },
>(roots: readonly { readonly source: string }[], candidates: readonly C[]): C[] {
  const needed = new Set<C>();
  const open = [...roots];
  for (let cell = open.pop(); cell; cell = open.pop()) {
    const used = freeNames(cell.source);
    for (const candidate of candidates) {
      if (needed.has(candidate) || !candidate.names.some((name) => used.has(name))) continue;
      needed.add(candidate);
      open.push(candidate);
    }
  }
  return candidates.filter((candidate) => needed.has(candidate));
}
