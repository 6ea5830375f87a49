import type { Figure, FigureOptions } from './figure-type';
import { formatNumber } from './format';
import { linePlot, type Series } from './line-plot';

/** @see errorPlot */
export interface ErrorOptions extends FigureOptions {
  /** The step at which theory expects the smallest error, by method. Default: none marked. */
  readonly predicted?: { readonly [method: string]: number };
  /** Smallest error that is drawn; an error of 0 has no place on a log axis. Default: 1e-17. */
  readonly floor?: number;
  /** Label of the horizontal axis. Default: "step h". */
  readonly x?: string;
  /** Label of the vertical axis. Default: "relative error". */
  readonly y?: string;
}

/**
 * The error of difference formulas against their step, on log–log axes.
 *
 * From right to left the truncation error falls as hᵖ; then round-off, which grows as ε/h, takes
 * over: the curve of a difference is a U, with its lowest point near √ε (p = 1) or ∛ε (p = 2).
 *
 * @param steps m steps above 0.
 * @param errors m errors by method, at most five methods.
 * @param options title, `predicted`, `floor`, labels.
 * @returns a figure with a mark where theory expects each method's best step.
 * @throws TypeError when a method has not as many errors as there are steps.
 * @example
 * import { errorPlot, show } from 'nabla';
 * const steps = Array.from({ length: 33 }, (_, k) => 10 ** (-k / 2));
 * const forward = steps.map((h) => Math.abs((Math.exp(h) - 1) / h - 1));
 * show(errorPlot(steps, { forward }, {
 *   title: 'Too large a step truncates, too small a step rounds', predicted: { forward: Math.sqrt(2 ** -52) },
 * }));
 * @source Curriculum 01
 */
export function errorPlot(
  steps: ArrayLike<number>,
  errors: { readonly [method: string]: ArrayLike<number> },
  options: ErrorOptions,
): Figure {
  const { predicted = {}, floor = 1e-17, x = 'step h', y = 'relative error' } = options;
  const drawn = Object.entries(errors).map(([method, values]): [string, Series] => [
    method,
    { x: steps, y: Array.from(values, (value) => Math.max(Math.abs(value), floor)) },
  ]);
  const series = Object.fromEntries(drawn);
  const best = Object.entries(predicted).map(([method, step]) => nearest(series, method, step));
  const marks = {
    'best step in theory': { x: best.map((point) => point.x), y: best.map((point) => point.y) },
  };
  const description = options.description ?? describe(drawn);
  return linePlot(series, {
    ...{ ...options, description, x, y, xScale: 'log', yScale: 'log' },
    ...(best.length > 0 ? { marks } : {}),
  });
}

/** The measured point whose step is nearest to this one, by ratio. */
function nearest(series: { readonly [method: string]: Series }, method: string, step: number) {
  const line = series[method];
  if (line === undefined) {
    const known = Object.keys(series).join(', ');
    throw new TypeError(`errorPlot: predicted names "${method}", but the methods are ${known}.`);
  }
  const ratios = Array.from(line.x, (x) => Math.abs(Math.log(x / step)));
  const k = ratios.indexOf(Math.min(...ratios));
  return { x: line.x[k], y: line.y[k] };
}

function describe(lines: readonly (readonly [string, Series])[]): string {
  const parts = lines.map(([method, { x, y }]) => {
    const least = Math.min(...Array.from(y));
    const at = x[Array.from(y).indexOf(least)];
    return `${method} is smallest, ${formatNumber(least, 2)}, at ${formatNumber(at, 2)}`;
  });
  return `Error against step on log–log axes: ${parts.join('; ')}.`;
}
