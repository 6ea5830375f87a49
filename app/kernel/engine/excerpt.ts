/**
 * A source line with carets under a part of it; `line` and `column` count from 1.
 *
 *     7 | throw new Error('boom')
 *       |       ^
 */
export function excerpt(text: string, line: number, column: number, length = 1): string {
  const number = String(line);
  const gutter = ' '.repeat(number.length);
  const before = text.slice(0, column - 1).replace(/[^\t]/g, ' ');
  const width = Math.max(1, Math.min(length, text.length - column + 1));
  return `  ${number} | ${text}\n  ${gutter} | ${before}${'^'.repeat(width)}`;
}
