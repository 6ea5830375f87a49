import { expect, test } from 'vitest';
import { PALETTE, runStyle } from '../../lib/plot/palette';
import { TEMPLATE } from '../../lib/plot/template';

/** Relative luminance, WCAG 2.2. */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const c = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [low = 0, high = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
}

test.each(Object.entries(PALETTE))(
  '%s (%s) has a contrast of 3:1 on white and on #111',
  (_, color) => {
    expect(contrast(color, '#ffffff')).toBeGreaterThanOrEqual(3);
    expect(contrast(color, '#111111')).toBeGreaterThanOrEqual(3);
  },
);

test('no grey reaches 4.5:1 on both white and #111, so the page sets the text colour', () => {
  const greys = Array.from(
    { length: 256 },
    (_, i) => `#${i.toString(16).padStart(2, '0').repeat(3)}`,
  );
  const worst = greys.map((g) => Math.min(contrast(g, '#ffffff'), contrast(g, '#111111')));
  expect(Math.max(...worst)).toBeLessThan(4.5);
  const ours = TEMPLATE.layout.font.color;
  expect(Math.min(contrast(ours, '#ffffff'), contrast(ours, '#111111'))).toBeGreaterThan(4.2);
});

test('a single run has the colour of paths', () => {
  expect(runStyle(0).color).toBe(PALETTE.path);
});

test('five runs differ in colour, in line style and in marker', () => {
  const styles = [0, 1, 2, 3, 4].map(runStyle);
  for (const key of ['color', 'dash', 'symbol'] as const) {
    expect(new Set(styles.map((style) => style[key])).size).toBe(5);
  }
});
