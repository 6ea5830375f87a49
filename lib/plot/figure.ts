import { displayable } from './figure-bundle';
import { toJsonObject } from './json';
import { legendAbove, legendOf } from './legend';
import { TEMPLATE } from './template';
import { plainText } from './text-width';

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
  const legend = legendOf(data);
  const margin = { l: 60, r: 20, b: 50, t: 16 + lines * TITLE.line + legend.height + headings };
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
      showlegend: legend.height > 0,
      ...(legend.height > 0 ? { legend: legendAbove(legend, headings / plotHeight) } : {}),
      ...layout,
    }),
    config: { responsive: true, displaylogo: false },
    description,
  });
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
