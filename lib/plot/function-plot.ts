import type { RealFunction } from '../calculus';
import { axis } from './axis';
import { figure } from './figure';
import type { Figure, FigureOptions } from './figure-type';
import { formatNumber } from './format';
import { evenly, type Interval, requireInterval } from './interval';
import { markTrace, type Series } from './line-plot';
import { functionStyle } from './palette';

/** Options shared by the figures of functions of one number. */
export interface CurveOptions extends FigureOptions {
  /** Where the function is drawn. Default: [−5, 5]. */
  readonly domain?: Interval;
  /** What the vertical axis shows. Default: all finite values. */
  readonly range?: Interval;
  /** Label of the horizontal axis. Default: "x". */
  readonly x?: string;
  /** Label of the vertical axis. Default: "f(x)". */
  readonly y?: string;
}

const SAMPLES = 241;

/**
 * The graphs of one or several functions of one number.
 *
 * @param functions one function, or several by the name that the legend shows (at most five).
 * @param options title, domain, range, `marks`, labels.
 * @returns a figure; where a function is not finite its line has a gap.
 * @throws RangeError when the domain is not in rising order.
 * @example
 * import { functionPlot, show } from 'nabla';
 * show(functionPlot({ 'x²': (x) => x ** 2, '2x': (x) => 2 * x },
 *   { title: 'The derivative is zero where the parabola is lowest', domain: [-3, 3] }));
 * @source Curriculum 01
 */
export function functionPlot(
  functions: RealFunction | { readonly [name: string]: RealFunction },
  options: FunctionOptions,
): Figure {
  const { x = 'x', y = 'f(x)', range } = options;
  const domain = requireInterval('functionPlot', 'domain', options.domain ?? [-5, 5]);
  const named = typeof functions === 'function' ? { [y]: functions } : functions;
  const names = Object.keys(named);
  return figure({
    title: options.title,
    description: options.description ?? describe(names, domain),
    height: options.height,
    data: [
      ...names.map((name, i) => curveTrace(named[name], domain, name, functionStyle(i))),
      ...Object.entries(options.marks ?? {}).map(([name, mark], i) =>
        markTrace(name, mark, i, 'linear', 'linear'),
      ),
    ],
    layout: { xaxis: axis(x, domain), yaxis: axis(y, range) },
  });
}

/** @see functionPlot */
export interface FunctionOptions extends CurveOptions {
  /** Points to mark, by the name that the legend shows. Default: none. */
  readonly marks?: { readonly [name: string]: Series };
}

/** The line of a function's graph. @internal */
export function curveTrace(
  f: RealFunction,
  domain: Interval,
  name: string,
  style: object,
  samples = SAMPLES,
) {
  const x = evenly(domain, samples);
  return {
    ...{ type: 'scatter', mode: 'lines', name, x, y: x.map((value) => f(value)) },
    line: { width: 2.5, simplify: false, ...style },
  };
}

function describe(names: readonly string[], [from, to]: Interval): string {
  const what = names.length === 1 ? `Graph of ${names[0]}` : `Graphs of ${names.join(', ')}`;
  return `${what} from ${formatNumber(from)} to ${formatNumber(to)}.`;
}
