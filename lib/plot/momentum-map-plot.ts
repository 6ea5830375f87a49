import { momentumFactor } from '../optimize/momentum-factor';
import { axis } from './axis';
import { figure } from './figure';
import type { Figure, FigureOptions } from './figure-type';
import { formatNumber } from './format';
import { evenly, type Interval } from './interval';
import { COLOR_MAP, PALETTE } from './palette';

/** @see momentumMapPlot */
export interface MomentumMapOptions extends FigureOptions {
  /** The rates α that are drawn. Default: [0, 4/λ] for the largest curvature λ: beyond that no β converges. */
  readonly rates?: Interval;
  /** Cells along each axis. Default: 80. */
  readonly grid?: number;
}

/** Where on the map something lies, and the factor there. */
interface Place {
  readonly rate: number;
  readonly beta: number;
  readonly factor: number;
}

/**
 * For which rates α and momenta β a quadratic is solved, and how fast: the factor per iteration by which the distance to the
 * minimum shrinks; empty where the run diverges.
 *
 * Marked are the best plain gradient descent, α = 2/(λ₁ + λₙ) with β = 0, and the best momentum,
 * α = (2/(√λ₁ + √λₙ))² with β = ((√λₙ − √λ₁)/(√λₙ + √λ₁))².
 *
 * @param curvatures the eigenvalues of the Hessian, all above 0.
 * @param options title, `rates`, `grid`.
 * @returns a figure.
 * @throws RangeError when a curvature is not above 0.
 * @example
 * import { momentumMapPlot, show } from 'nabla';
 * show(momentumMapPlot([1, 20], { title: 'With momentum, larger rates converge, and faster' }));
 * @source G. Goh, Why momentum really works, Distill 2017
 */
export function momentumMapPlot(
  curvatures: readonly number[],
  options: MomentumMapOptions,
): Figure {
  const [low, high] = [Math.min(...curvatures), Math.max(...curvatures)];
  if (!(low > 0)) {
    throw new RangeError(`momentumMapPlot: every curvature must be above 0, but one is ${low}.`);
  }
  const { grid = 80, rates = [0, 4 / high] } = options;
  const placeAt = (rate: number, beta: number): Place => ({
    ...{ rate, beta, factor: momentumFactor(rate, beta, curvatures) },
  });
  const plain = placeAt(2 / (low + high), 0);
  const root = Math.sqrt(high / low);
  const best = placeAt(
    (2 / (Math.sqrt(low) + Math.sqrt(high))) ** 2,
    ((root - 1) / (root + 1)) ** 2,
  );
  return figure({
    title: options.title,
    description: options.description ?? describe(plain, best, high / low),
    height: options.height ?? 460,
    data: [
      factorTrace(
        evenly([rates[0] || rates[1] / grid, rates[1]], grid),
        evenly([0, 0.995], grid),
        curvatures,
        best.factor,
      ),
      placeTrace('fastest without momentum', plain, 'circle', PALETTE.path),
      placeTrace('fastest', best, 'star', PALETTE.minimum),
    ],
    layout: { xaxis: axis('rate α', rates), yaxis: axis('momentum β', [-0.05, 1]) },
  });
}

function factorTrace(
  rates: readonly number[],
  betas: readonly number[],
  curvatures: readonly number[],
  fastest: number,
) {
  const factors = betas.map((beta) =>
    rates.map((rate) => {
      const factor = momentumFactor(rate, beta, curvatures);
      return factor < 1 ? factor : Number.NaN;
    }),
  );
  return {
    ...{
      type: 'heatmap',
      x: rates,
      y: betas,
      z: factors,
      colorscale: COLOR_MAP,
      zmin: fastest,
      zmax: 1,
    },
    ...{ reversescale: true, hoverongaps: false, showlegend: false },
    colorbar: { title: { text: 'factor' }, thickness: 12, outlinewidth: 0 },
    hovertemplate: 'α = %{x:.3~g}, β = %{y:.3~g}: %{z:.4~g} per iteration<extra></extra>',
  };
}

function placeTrace(name: string, { rate, beta, factor }: Place, symbol: string, color: string) {
  return {
    ...{ type: 'scatter', mode: 'markers', name: `${name}: ${formatNumber(factor)}` },
    ...{ x: [rate], y: [beta], hoverinfo: 'x+y+name' },
    marker: { symbol, size: 14, color, line: { color: 'white', width: 1.5 } },
  };
}

function describe(plain: Place, best: Place, condition: number): string {
  const told = ({ rate, beta, factor }: Place) =>
    `${formatNumber(factor)} per iteration at α = ${formatNumber(rate)}, β = ${formatNumber(beta)}`;
  return `Map of rates and momenta for a quadratic with condition number ${formatNumber(condition)}: without momentum the error shrinks at best by ${told(plain)}, with momentum by ${told(best)}.`;
}
