/** The longest path that is shown. */
const longest = 200;

/**
 * A path in a submission as it may stand in a message: without characters that are not seen or that turn
 * the direction of writing, and with its end when it is long.
 */
export function pathLabel(path: string): string {
  const visible = path.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '\uFFFD');
  return visible.length > longest ? `…${visible.slice(1 - longest)}` : visible;
}
