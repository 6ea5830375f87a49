import { displayable } from './figure-bundle';
import { toJsonObject } from './json';
import { TEMPLATE } from './template';

interface Parts {
  readonly title: string;
  readonly description: string;
  readonly data: readonly object[];
  readonly layout?: object;
  readonly height?: number | undefined;
  /** Room in pixels between the legend and the plot, for headings of panels. Default: 0. */
  readonly headings?: number;
}

const TITLE = { size: 16, line: 21, charactersPerLine: 84 };
const LEGEND = { line: 22, symbol: 42, character: 5.9, width: 620 };

/**
 * A figure in the course's template: title and legend above the plot, never on the data.
 *
 * @throws TypeError when the title or the description is empty.
 * @internal
 */
export function figure({ title, description, data, layout = {}, height = 420, ...parts }: Parts) {
  if (title.trim() === '') throw new TypeError('A figure needs a title that states its point.');
  if (description.trim() === '') throw new TypeError(`The figure "${title}" needs a description.`);
  const { lines, text } = wrap(title);
  const headings = parts.headings ?? 0;
  const legend = legendHeight(data);
  const margin = { l: 60, r: 20, b: 50, t: 16 + lines * TITLE.line + legend + headings };
  const plotHeight = height - margin.t - margin.b;
  return displayable({
    data: data.map(toJsonObject),
    layout: toJsonObject({
      template: TEMPLATE,
      title: {
        text,
        font: { size: TITLE.size },
        ...{
          x: 0,
          xref: 'container',
          xanchor: 'left',
          pad: { l: 12, t: lines > 1 ? TITLE.line : TITLE.line / 2 },
        },
        ...{ y: 1, yref: 'container', yanchor: 'top' },
      },
      height,
      margin,
      showlegend: legend > 0,
      ...(legend > 0 ? { legend: legendAbove(headings / plotHeight) } : {}),
      ...layout,
    }),
    config: { responsive: true, displaylogo: false },
    description,
  });
}

function legendAbove(offset: number) {
  return { orientation: 'h', x: 0, xanchor: 'left', y: 1 + offset, yanchor: 'bottom' };
}

/** Height that the legend of these traces takes when it is laid out in rows; 0 for fewer than two. */
function legendHeight(data: readonly object[]): number {
  const names = data.flatMap((trace) => {
    if ('showlegend' in trace && trace.showlegend === false) return [];
    return 'name' in trace && typeof trace.name === 'string' ? [trace.name] : [];
  });
  if (names.length < 2) return 0;
  const widths = names.map((name) => LEGEND.symbol + plainText(name).length * LEGEND.character);
  // Entries in one row are as wide as they need; in several rows all are as wide as the widest.
  if (widths.reduce((sum, width) => sum + width) <= LEGEND.width) return LEGEND.line;
  const perRow = Math.max(Math.floor(LEGEND.width / Math.max(...widths)), 1);
  return Math.ceil(names.length / perRow) * LEGEND.line;
}

function wrap(title: string): { lines: number; text: string } {
  const lines = [''];
  for (const word of title.trim().split(/\s+/)) {
    const line = lines[lines.length - 1] ?? '';
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && plainText(longer).length > TITLE.charactersPerLine) lines.push(word);
    else lines[lines.length - 1] = longer;
  }
  return { lines: lines.length, text: lines.join('<br>') };
}

/** The text without the few tags that Plotly understands. */
function plainText(text: string): string {
  return text.replace(/<[^>]*>/g, '');
}
