/** Widths of characters in ems of DejaVu Sans, the widest of the usual interface fonts: an upper bound for the others. */
const WIDTHS: readonly (readonly [characters: RegExp, width: number])[] = [
  [/[ijl'|,.:;\s]/, 0.34],
  [/[ftrI()[\]\-/]/, 0.42],
  [/[mMW@%]/, 0.99],
  [/[wA-HJ-LN-VX-Z+=<>≤≥−–×~∇]/, 0.84],
];
const USUAL = 0.64;

/** At most how wide a line of text is, in pixels at this size; Plotly's few tags take no room. */
export function textWidth(text: string, size: number): number {
  const plain = plainText(text);
  const ems = Array.from(plain, (c) => WIDTHS.find(([set]) => set.test(c))?.[1] ?? USUAL);
  return size * ems.reduce((sum, width) => sum + width, 0);
}

/** The text without the few tags that Plotly understands. */
export function plainText(text: string): string {
  return text.replace(/<[^>]*>/g, '');
}
