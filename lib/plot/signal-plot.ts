import { axis } from './axis';
import { figure } from './figure';
import type { Figure, FigureOptions } from './figure-type';
import { formatNumber } from './format';
import { functionStyle } from './palette';

/** The activations of every layer: layers, rows of examples, units. */
export type Signals = readonly (readonly ArrayLike<number>[])[];

/**
 * What becomes of a signal on its way through a network: the activations of each layer as a box from the first to the third
 * quartile, whiskers from the 2.5th to the 97.5th percentile, for one or several initialisations.
 *
 * @param signals the activations by initialisation, as `network(…).activations(θ, x)` gives them; at most five.
 * @param options title, description.
 * @returns a figure.
 * @throws TypeError when there is no initialisation or a layer is empty.
 * @example
 * import { network, normalWeights, seededRandom, show, signalPlot, xavier } from 'nabla';
 * const x = Array.from({ length: 50 }, (_, i) => [Math.sin(i), Math.cos(3 * i)]);
 * const model = network(x, x.map((_, i) => i % 2), { hidden: [20, 20, 20, 20] });
 * const of = (start: number[]) => model.activations(start, x);
 * show(signalPlot({ Xavier: of(model.initial(seededRandom(1), xavier)), 'σ = 0.01': of(model.initial(seededRandom(1), normalWeights(0.01))) },
 *   { title: 'Small weights let the signal vanish layer by layer' }));
 * @source Curriculum 12
 */
export function signalPlot(
  signals: { readonly [name: string]: Signals },
  options: FigureOptions,
): Figure {
  const named = Object.entries(signals);
  if (named.length === 0) throw new TypeError('signalPlot: needs one network or more, none came.');
  const boxes = named.map(([name, layers]) => ({
    name,
    layers: layers.map((layer, k) => boxOf(name, k, layer)),
  }));
  return figure({
    title: options.title,
    description: options.description ?? describe(boxes),
    height: options.height,
    data: boxes.map((network, i) => boxTrace(network, i)),
    layout: {
      xaxis: { ...axis('hidden layer'), dtick: 1 },
      yaxis: axis('activation'),
      boxmode: 'group',
    },
  });
}

interface Box {
  readonly low: number;
  readonly first: number;
  readonly median: number;
  readonly third: number;
  readonly high: number;
  /** The standard deviation. */
  readonly spread: number;
}

function boxOf(name: string, layer: number, rows: readonly ArrayLike<number>[]): Box {
  const values = Float64Array.from(rows.flatMap((row) => Array.from(row))).sort();
  if (values.length === 0)
    throw new TypeError(`signalPlot: layer ${layer + 1} of "${name}" has no activations.`);
  const at = (share: number) => values[Math.round(share * (values.length - 1))];
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return {
    ...{ low: at(0.025), first: at(0.25), median: at(0.5), third: at(0.75), high: at(0.975) },
    spread: Math.sqrt(squares / values.length),
  };
}

interface NetworkBoxes {
  readonly name: string;
  readonly layers: readonly Box[];
}

function boxTrace({ name, layers }: NetworkBoxes, index: number) {
  const { color } = functionStyle(index);
  return {
    ...{ type: 'box', name, x: layers.map((_, k) => k + 1), fillcolor: `${color}55` },
    ...{ lowerfence: layers.map((box) => box.low), upperfence: layers.map((box) => box.high) },
    ...{ q1: layers.map((box) => box.first), q3: layers.map((box) => box.third) },
    ...{ median: layers.map((box) => box.median), line: { color, width: 2 } },
  };
}

function describe(networks: readonly NetworkBoxes[]): string {
  const parts = networks.map(({ name, layers }) => {
    const [first, last] = [layers[0], layers[layers.length - 1]];
    return `${name} has the spread ${formatNumber(first.spread, 2)} in layer 1 and ${formatNumber(last.spread, 2)} in layer ${layers.length}`;
  });
  return `Activations layer by layer: ${parts.join('; ')}.`;
}
