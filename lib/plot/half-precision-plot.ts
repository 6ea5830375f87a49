import { roundToHalf } from '../models';
import { axis, HEADING_HEIGHT, heading } from './axis';
import { figure } from './figure';
import type { Figure, FigureOptions } from './figure-type';
import { formatNumber } from './format';
import { evenly, type Interval } from './interval';
import { PALETTE } from './palette';
import { slider } from './slider';

/** Powers of two: the smallest number of 16 bits, the smallest with all its digits, and the end of the range. */
const SMALLEST = -24;
const NORMAL = -14;
const END = 16;
const VIEW: Interval = [-44, 24];

/**
 * Gradients in 16 bits under loss scaling: a histogram of their sizes, in powers of two, which the scale moves to the right. What is
 * left of 2⁻²⁴ becomes 0, what is right of 2¹⁶ becomes infinite.
 *
 * @param gradients the entries of a gradient, of any size; zeros are not counted.
 * @param scales loss scales to slide over, at least two, each above 0.
 * @param options title, description.
 * @returns a figure with a frame per scale, which tells the share that is lost.
 * @throws TypeError when all gradients are 0 or a scale is not above 0.
 * @example
 * import { halfPrecisionPlot, seededRandom, show } from 'nabla';
 * const random = seededRandom(1);
 * const gradients = Array.from({ length: 2000 }, () => random.normal() * 10 ** (random.normal(-7, 1)));
 * show(halfPrecisionPlot(gradients, [1, 32, 1024, 65536], { title: 'Scaling the loss saves small gradients from becoming 0' }));
 * @source P. Micikevicius et al. 2018; curriculum 12
 */
export function halfPrecisionPlot(
  gradients: ArrayLike<number>,
  scales: readonly number[],
  options: FigureOptions,
): Figure {
  const sizes = Array.from(gradients, Math.abs).filter((size) => size > 0 && size < Infinity);
  if (sizes.length === 0) throw new TypeError('halfPrecisionPlot: all gradients are 0.');
  const bad = scales.find((scale) => !(scale > 0));
  if (bad !== undefined)
    throw new TypeError(`halfPrecisionPlot: a scale must be above 0, but one is ${bad}.`);
  const steps = scales.map((scale) => ({
    label: scale,
    figure: oneScale(sizes, scale, options),
  }));
  return slider(steps, {
    ...{ prefix: 'loss scale S = ', pace: 1000 },
    ...(options.description ? { description: options.description } : {}),
  });
}

function oneScale(sizes: readonly number[], scale: number, options: FigureOptions): Figure {
  const rounded = sizes.map((size) => roundToHalf(size * scale));
  const share = (count: number) => `${formatNumber((100 * count) / sizes.length, 3)} %`;
  const lost = share(rounded.filter((size) => size === 0).length);
  const infinite = share(rounded.filter((size) => size === Infinity).length);
  const { places, counts } = histogram(sizes.map((size) => Math.log2(size * scale)));
  const top = Math.max(...counts);
  const marker = { color: places.map(colorAt) };
  return figure({
    title: options.title,
    description: `With loss scale ${formatNumber(scale)}, ${lost} of the gradients become 0 and ${infinite} infinite in 16 bits.`,
    height: options.height ?? 420,
    headings: HEADING_HEIGHT,
    data: [
      { type: 'bar', x: places, y: counts, marker, showlegend: false },
      edgeTrace(SMALLEST, top, 'smallest number 2⁻²⁴', 'dash'),
      edgeTrace(NORMAL, top, 'fewer digits below 2⁻¹⁴', 'dot'),
      edgeTrace(END, top, 'infinite from 2¹⁶', 'dashdot'),
    ],
    layout: {
      xaxis: { ...axis('size of S·gradient', VIEW), tickprefix: '2<sup>', ticksuffix: '</sup>' },
      yaxis: axis('count', [0, 1.15 * top]),
      bargap: 0.05,
      annotations: [heading(`${lost} become 0, ${infinite} become infinite`, [0, 1])],
    },
  });
}

/** How many numbers lie in each interval [k, k + 1) of the view; those outside count at its ends. */
function histogram(exponents: readonly number[]) {
  const [low, high] = VIEW;
  const counts = new Array<number>(high - low).fill(0);
  for (const exponent of exponents) {
    counts[Math.min(high - low - 1, Math.max(0, Math.floor(exponent) - low))] += 1;
  }
  return { places: evenly([low + 0.5, high - 0.5], high - low), counts };
}

function colorAt(place: number): string {
  if (place < SMALLEST || place > END) return PALETTE.path;
  return place < NORMAL ? PALETTE.tangent : PALETTE.function;
}

function edgeTrace(at: number, top: number, name: string, dash: string) {
  return {
    ...{ type: 'scatter', mode: 'lines', name, x: [at, at], y: [0, 1.1 * top], hoverinfo: 'name' },
    line: { color: PALETTE.data, width: 2, dash },
  };
}
