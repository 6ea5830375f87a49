import { hessian, type ScalarField, type SymmetricEigen, symmetricEigen } from '../calculus';
import { arrowTrace } from './arrow-trace';
import { axis, HEADING_HEIGHT, heading } from './axis';
import type { LandscapeOptions } from './contour-plot';
import { contourTrace } from './contour-trace';
import { figure } from './figure';
import type { Figure } from './figure-type';
import { formatNumber, formatPoint } from './format';
import { evenly, type Interval } from './interval';
import { type Domain, domainAround, landscape } from './landscape';
import { PALETTE, runStyle } from './palette';

const LEFT: Interval = [0, 0.46];
const RIGHT: Interval = [0.6, 1];

/**
 * The curvature in every direction at a point, with the two directions in which it is largest and least: the eigenvectors of the
 * Hessian H.
 *
 * Along the unit vector u the curvature is uᵀHu, between both eigenvalues. At a saddle one is above 0 and one below.
 *
 * @param f function of a vector of length 2.
 * @param point where, of length 2.
 * @param options title, domain, scale, labels.
 * @returns a figure of two panels: directions over level curves, and curvature against direction.
 * @throws RangeError when the domain is not in rising order or f is not finite around the point.
 * @example
 * import { curvaturePlot, show } from 'nabla';
 * show(curvaturePlot(([x, y]) => x ** 2 - y ** 2, [0, 0], { title: 'A saddle rises one way and falls the other' }));
 * @source Curriculum 02 and 11
 */
export function curvaturePlot(
  f: ScalarField,
  point: readonly number[],
  options: Omit<LandscapeOptions, 'runs' | 'minimum'>,
): Figure {
  const { x = 'x', y = 'y', z = 'f', scale = 'linear' } = options;
  const domain = domainAround('curvaturePlot', options.domain, []);
  const eigen = symmetricEigen(hessian(f, point));
  const land = landscape(f, domain, scale, options.grid);
  const [low, high] = eigen.values;
  const angles = axis('angle to the first axis', [0, 180]);
  return figure({
    title: options.title,
    description:
      options.description ??
      `Curvature of ${z} at ${formatPoint(point)} by direction: ${formatNumber(low)} along ${formatPoint(eigen.vectors[0], 3)}, ${formatNumber(high)} along ${formatPoint(eigen.vectors[1], 3)}, in between elsewhere.`,
    height: options.height ?? 410,
    headings: HEADING_HEIGHT,
    data: [
      contourTrace(land, { scale, name: z, bar: false }),
      ...eigenArrows(eigen, point, domain),
      ...curvatureTraces(eigen),
    ],
    layout: {
      xaxis: { ...axis(x, domain[0]), domain: LEFT },
      yaxis: axis(y, domain[1]),
      xaxis2: { ...angles, domain: RIGHT, anchor: 'y2', dtick: 45, ticksuffix: '°' },
      yaxis2: { ...axis('curvature'), anchor: 'x2' },
      annotations: [
        heading(`At ${formatPoint(point)}`, LEFT),
        heading('Curvature by direction', RIGHT),
      ],
    },
  });
}

const NAMES = ['least curvature', 'largest curvature'];

function eigenArrows(
  { values, vectors }: SymmetricEigen,
  point: readonly number[],
  domain: Domain,
) {
  const reach = Math.min(...domain.map(([from, to]) => to - from)) / 4;
  return vectors.map((vector, k) => {
    const arrow = { from: point, vector: vector.map((c) => reach * c) };
    return arrowTrace(arrow, `${NAMES[k]}: ${formatNumber(values[k])}`, runStyle(k).color);
  });
}

/** uᵀHu = λ₁cos²φ + λ₂sin²φ, φ the angle to the first eigenvector. */
function curvatureTraces({ values, vectors }: SymmetricEigen) {
  const common = { type: 'scatter', xaxis: 'x2', yaxis: 'y2', showlegend: false };
  const x = evenly([0, 180], 91);
  const first = Math.atan2(vectors[0][1], vectors[0][0]);
  const curvatureAt = (degrees: number) => {
    const cosine = Math.cos((degrees * Math.PI) / 180 - first);
    return values[0] * cosine ** 2 + values[1] * (1 - cosine ** 2);
  };
  const line = { color: PALETTE.function, width: 2.5 };
  const marks = vectors.map(([u, v]) => ((Math.atan2(v, u) * 180) / Math.PI + 180) % 180);
  const marker = { size: 11, color: vectors.map((_, k) => runStyle(k).color) };
  return [
    { ...common, mode: 'lines', x, y: x.map(curvatureAt), line },
    { ...common, mode: 'markers', x: marks, y: values, marker },
  ];
}
