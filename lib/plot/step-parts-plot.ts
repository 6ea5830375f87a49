import type { ScalarField } from '../calculus';
import { type Arrow, arrowTrace } from './arrow-trace';
import { axis } from './axis';
import { type LandscapeOptions, planePaths } from './contour-plot';
import { contourTrace } from './contour-trace';
import { figure } from './figure';
import type { Figure } from './figure-type';
import { formatNumber, formatPoint } from './format';
import { type Domain, domainAround, type Landscape, landscape } from './landscape';
import { PALETTE, runStyle } from './palette';
import { minimumTrace } from './path-traces';
import type { Path } from './run';
import { slider } from './slider';

/** A run with what its steps were made of; a result of `descend` is one. */
export interface SteppedRun {
  readonly label?: string;
  readonly history: Path & {
    readonly gradients: readonly ArrayLike<number>[];
    readonly steps: readonly ArrayLike<number>[];
    readonly rates: ArrayLike<number>;
  };
}

/** @see stepPartsPlot */
export interface StepPartsOptions extends Omit<LandscapeOptions, 'runs'> {
  /** How many steps are shown, from the first on. Default: 15. */
  readonly frames?: number;
}

/**
 * What each step is made of: −α∇f, which gradient descent would take, and what the method adds to it, such as momentum that is
 * carried along or a scale for each coordinate. Both arrows together are the step.
 *
 * @param f function of a vector of length 2.
 * @param run a run in two dimensions with gradients, steps and rates.
 * @param options title, `frames`, domain, minimum, scale, labels.
 * @returns a figure with a frame per step.
 * @throws TypeError when the run has fewer than two steps or is not in two dimensions.
 * @example
 * import { descend, momentum, show, stepPartsPlot } from 'nabla';
 * const ravine = ([x, y]: readonly number[]) => x ** 2 + 10 * y ** 2;
 * const run = descend(ravine, [4, 1], { method: momentum({ beta: 0.7 }), rate: 0.03, maxIterations: 20 });
 * show(stepPartsPlot(ravine, run, { title: 'Momentum carries on along the valley', minimum: [0, 0] }));
 * @source Curriculum 09
 */
export function stepPartsPlot(f: ScalarField, run: SteppedRun, options: StepPartsOptions): Figure {
  const { scale = 'linear', grid = 51, frames = 15 } = options;
  const domain = domainAround('stepPartsPlot', options.domain, [run]);
  const land = landscape(f, domain, scale, grid);
  const count = Math.min(frames, run.history.steps.length);
  if (count < 2) throw new TypeError(`stepPartsPlot: needs two or more steps, ${count} came.`);
  const steps = Array.from({ length: count }, (_, k) => ({
    label: k,
    figure: oneStep({ land, domain, run }, k, options),
  }));
  return slider(steps, {
    ...{ prefix: 'step ', active: Math.min(1, count - 1), pace: 800 },
    ...(options.description ? { description: options.description } : {}),
  });
}

interface Scene {
  readonly land: Landscape;
  readonly domain: Domain;
  readonly run: SteppedRun;
}

function oneStep({ land, domain, run }: Scene, k: number, options: StepPartsOptions): Figure {
  const { x = 'x', y = 'y', z = 'f', scale = 'linear', minimum } = options;
  const { gradientPart, addedPart, step } = partsOf(run, k);
  const { points, values } = run.history;
  const history = { points: points.slice(0, k + 1), values: Array.from(values).slice(0, k + 1) };
  return figure({
    title: options.title,
    description: `Step ${k} from ${formatPoint(points[k])}: ${formatPoint(gradientPart.vector)} from the gradient and ${formatPoint(addedPart.vector)} added by the method make ${formatPoint(step.vector)}.`,
    height: options.height ?? 460,
    data: [
      contourTrace(land, { scale, name: z, bar: false }),
      ...planePaths('stepPartsPlot', [{ label: 'path so far', history }]),
      arrowTrace(gradientPart, '−α∇f', PALETTE.gradient),
      arrowTrace(addedPart, 'added by the method', runStyle(3).color),
      arrowTrace(step, 'the step', PALETTE.path),
      ...(minimum ? [minimumTrace(minimum[0], minimum[1])] : []),
    ],
    layout: { xaxis: axis(x, domain[0]), yaxis: axis(y, domain[1]) },
  });
}

/** The gradient's part begins at the point, the added part at its end. */
function partsOf({ history }: SteppedRun, k: number) {
  const point = Array.from(history.points[k]);
  const step = Array.from(history.steps[k]);
  const fromGradient = Array.from(history.gradients[k], (slope) => -history.rates[k] * slope);
  if (fromGradient.length !== 2) {
    throw new TypeError(
      `stepPartsPlot: needs a gradient of two numbers at every point, but at step ${formatNumber(k)} there are ${fromGradient.length}.`,
    );
  }
  const corner = point.map((c, i) => c + fromGradient[i]);
  const gradientPart: Arrow = { from: point, vector: fromGradient };
  const addedPart: Arrow = { from: corner, vector: step.map((c, i) => c - fromGradient[i]) };
  return { gradientPart, addedPart, step: { from: point, vector: step } };
}
