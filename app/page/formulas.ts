/** A piece of a text: plain, or a formula in TeX. */
export interface Piece {
  readonly kind: 'text' | 'inline' | 'display';
  readonly source: string;
}

/**
 * Where Jupyter's texts hold formulas: between dollars, after a backslash, or as an environment of their own. As in
 * Pandoc, a single dollar opens a formula only before a character that is no space, and closes one only after such a
 * character and before what is no digit: "from $5 to $10" is plain text. A dollar after a backslash is a dollar.
 */
const FORMULA = new RegExp(
  [
    /\\\$/,
    /\$\$(?<dollars>(?:\\[\s\S]|[^$\\])+?)\$\$/,
    /\$(?!\s)(?<dollar>(?:\\[\s\S]|[^$\\])*?(?:\\[\s\S]|[^$\\\s]))\$(?!\d)/,
    /\\\((?<round>[\s\S]+?)\\\)/,
    /\\\[(?<square>[\s\S]+?)\\\]/,
    /(?<environment>\\begin\{(?<name>[a-z]+\*?)\}[\s\S]*?\\end\{\k<name>\})/,
  ]
    .map(({ source }) => source)
    .join('|'),
  'g',
);

/** Takes a text apart into plain pieces and formulas, in order. */
export function splitFormulas(text: string): Piece[] {
  const pieces: Piece[] = [];
  let plain = '';
  let end = 0;
  for (const { 0: whole, index, groups = {} } of text.matchAll(FORMULA)) {
    plain += text.slice(end, index);
    end = index + whole.length;
    const { dollars, dollar, round, square, environment } = groups;
    const inline = dollar ?? round;
    const display = dollars ?? square ?? environment;
    if (inline === undefined && display === undefined) {
      plain += '$';
      continue;
    }
    if (plain !== '') pieces.push({ kind: 'text', source: plain });
    plain = '';
    pieces.push(
      inline === undefined
        ? { kind: 'display', source: display ?? '' }
        : { kind: 'inline', source: inline },
    );
  }
  plain += text.slice(end);
  if (plain !== '') pieces.push({ kind: 'text', source: plain });
  return pieces;
}
