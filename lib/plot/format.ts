/**
 * A number as a reader writes it: at most `digits` significant digits, no trailing zeros, a true
 * minus sign, and powers of ten only where the number is very large or very small.
 */
export function formatNumber(value: number, digits = 4): string {
  if (!Number.isFinite(value)) return String(value).replace('-', '−');
  return String(Number(value.toPrecision(digits))).replaceAll('-', '−');
}

/** A point as `(3, −2)`, a single number without parentheses. */
export function formatPoint(point: ArrayLike<number>, digits = 4): string {
  const numbers = Array.from(point, (value) => formatNumber(value, digits));
  return numbers.length === 1 ? numbers.join('') : `(${numbers.join(', ')})`;
}
