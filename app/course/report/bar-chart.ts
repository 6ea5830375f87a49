import { escapeHtml } from './html.js';

const rowHeight = 24;
const labelWidth = 190;
const barWidth = 400;

/** Horizontal bars as a picture that needs no script; the numbers stand at their ends. */
export function barChart(
  description: string,
  bars: readonly { readonly label: string; readonly value: number }[],
): string {
  const largest = Math.max(1, ...bars.map(({ value }) => value));
  const rows = bars.map(({ label, value }, index) => {
    const [y, width] = [index * rowHeight, (value / largest) * barWidth];
    return [
      `<text x="${labelWidth - 8}" y="${y + 16}" text-anchor="end">${escapeHtml(label)}</text>`,
      `<rect x="${labelWidth}" y="${y + 3}" width="${width.toFixed(1)}" height="${rowHeight - 6}" fill="#0072b2"/>`,
      `<text x="${(labelWidth + width + 6).toFixed(1)}" y="${y + 16}">${value}</text>`,
    ].join('');
  });
  const size = `0 0 ${labelWidth + barWidth + 60} ${bars.length * rowHeight}`;
  return `<svg viewBox="${size}" role="img" aria-label="${escapeHtml(description)}"><title>${escapeHtml(description)}</title>${rows.join('')}</svg>`;
}
