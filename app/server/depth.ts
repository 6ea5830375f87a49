/** Notebooks nest ten levels or so, figures thirty; what nests by the thousand is meant to exhaust a program's stack. */
const deepest = 200;

/** Whether JSON that was read nests so deeply that it could not be written again. */
export function isTooDeep(value: unknown, levels = deepest): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (levels === 0) return true;
  return Object.values(value).some((item) => isTooDeep(item, levels - 1));
}
