const BREAK = /<br(?:\s[^>]*)?\/?>/i;

/**
 * Lines of a figure's text that fit into a width; a text that fits keeps its own.
 *
 * @param widthOf how wide a text is, in pixels
 */
export function linesWithin(
  text: string,
  width: number,
  widthOf: (text: string) => number,
): readonly string[] {
  const own = text.split(BREAK);
  if (own.every((line) => widthOf(line) <= width)) return own;
  const lines: string[] = [];
  for (const word of own.join(' ').trim().split(/\s+/)) {
    const last = lines.at(-1);
    const longer = `${last} ${word}`;
    if (last !== undefined && widthOf(longer) <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}
