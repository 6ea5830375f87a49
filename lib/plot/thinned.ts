/**
 * At most `most` of the indices 0 … count − 1, the first and the last included, dense at the
 * start, where the steps are large.
 */
export function thinned(count: number, most: number): number[] {
  if (count <= most) return Array.from({ length: count }, (_, k) => k);
  const picked = Array.from({ length: most }, (_, k) =>
    Math.max(k, Math.round((count - 1) ** (k / (most - 1)))),
  );
  return [...new Set([0, ...picked])];
}
