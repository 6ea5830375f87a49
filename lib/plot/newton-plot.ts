import { derivative, type RealFunction, secondDerivative } from '../calculus';
import { axis } from './axis';
import { figure } from './figure';
import type { Figure } from './figure-type';
import { formatNumber } from './format';
import { type CurveOptions, curveTrace } from './function-plot';
import { around, evenly, type Interval, requireInterval } from './interval';
import { PALETTE } from './palette';
import { coordinate, type Run, requirePath } from './run';
import { slider } from './slider';
import { pointsTrace } from './tangent-plot';

/** @see newtonPlot */
export interface NewtonPlotOptions extends CurveOptions {
  /** How many steps are shown. Default: 6. */
  readonly frames?: number;
}

/**
 * Newton's method in one dimension, step by step: the parabola that the function looks like here, and its turning point, which is
 * the next point.
 *
 * q(x) = f(a) + f′(a)(x − a) + ½f″(a)(x − a)². Where f″ < 0 the parabola opens downwards and the step leads to its top.
 *
 * @param f function of one number.
 * @param run the steps, in one dimension; a result of `descend` with `pureNewton()` is one.
 * @param options title, domain, range, `frames`, labels.
 * @returns a figure with a frame per step.
 * @throws TypeError when the run is not in one dimension or has fewer than two steps.
 * @example
 * import { descend, newtonPlot, pureNewton, show } from 'nabla';
 * const f = (x: number) => x ** 4 / 4 - x ** 2 + x;
 * const run = descend(([x]) => f(x), [-4], { method: pureNewton(), maxIterations: 8 });
 * show(newtonPlot(f, run, { title: 'The parabola touches the curve and points to the next step', range: [-10, 60] }));
 * @source Curriculum 11
 */
export function newtonPlot(f: RealFunction, run: Run, options: NewtonPlotOptions): Figure {
  const points = coordinate(requirePath('newtonPlot', run, 1), 0);
  const count = Math.min(options.frames ?? 6, points.length - 1);
  if (count < 2) {
    throw new TypeError(`newtonPlot: needs a run of two or more steps, but it has ${count}.`);
  }
  const domain = requireInterval('newtonPlot', 'domain', options.domain ?? around(points, 0.25));
  const heights = evenly(domain, 101).map((x) => f(x));
  const view = { ...options, domain, range: options.range ?? around(heights, 0.15) };
  const steps = Array.from({ length: count }, (_, k) => ({
    label: k,
    figure: oneStep(f, [points[k], points[k + 1]], view),
  }));
  return slider(steps, {
    ...{ prefix: 'step ', pace: 1000 },
    ...(options.description ? { description: options.description } : {}),
  });
}

type View = NewtonPlotOptions & { readonly domain: Interval; readonly range: Interval };

function oneStep(f: RealFunction, [a, next]: Interval, view: View): Figure {
  const { x = 'x', y = 'f(x)', domain, range } = view;
  const [value, slope, curvature] = [f(a), derivative(f, a), secondDerivative(f, a)];
  const model = (at: number) => value + slope * (at - a) + (curvature * (at - a) ** 2) / 2;
  const marker = { symbol: 'diamond', size: 12, color: PALETTE.path };
  return figure({
    title: view.title,
    description: `At ${x} = ${formatNumber(a)} the slope is ${formatNumber(slope)} and the curvature ${formatNumber(curvature)}; the step leads to ${formatNumber(next)}, where ${y} is ${formatNumber(f(next))}.`,
    height: view.height,
    data: [
      curveTrace(f, domain, y, { color: PALETTE.function }),
      curveTrace(model, domain, 'quadratic model', { color: PALETTE.tangent, dash: 'dash' }),
      { ...pointsTrace([a], [value]), name: 'point', showlegend: true },
      {
        ...{ type: 'scatter', mode: 'markers', name: 'next point', marker },
        ...{ x: [next], y: [f(next)] },
      },
      {
        ...{ type: 'scatter', mode: 'lines', showlegend: false, hoverinfo: 'skip' },
        ...{ x: [next, next], y: [model(next), f(next)] },
        line: { color: PALETTE.path, width: 1.5, dash: 'dot' },
      },
    ],
    layout: { xaxis: axis(x, domain), yaxis: axis(y, range) },
  });
}
