import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../lib/data';
import {
  halfPrecisionGradient,
  linearRegression,
  linearRisk,
  linearSvm,
  logisticRegression,
  lossAlongLine,
  lossOnPlane,
  meanSquaredError,
  multiclassHinge,
  network,
  normalEquation,
  normalWeights,
  packedRisk,
  ridge,
  softmax,
  softmaxRegression,
  squaredLoss,
} from '../../lib/models';

const untyped = (json: string) => JSON.parse(json);
const nothing = untyped('null');
const x = [
  [1, 2],
  [3, 4],
  [5, 7],
];
const y = [0, 1, 1];

const MODELS = [
  ['linearRegression', () => linearRegression(x, y)],
  ['logisticRegression', () => logisticRegression(x, y)],
  ['linearSvm', () => linearSvm(x, [-1, 1, 1])],
  ['softmaxRegression', () => softmaxRegression(x, y)],
  ['multiclassHinge', () => multiclassHinge(x, y)],
  ['packedRisk', () => packedRisk(squaredLoss, x, y)],
  ['network', () => network(x, y, { hidden: [2] })],
] as const;

describe.each(MODELS)('%s', (_, make) => {
  it('refuses examples that are not there', () => {
    const model = make();
    const theta = new Array<number>(model.dimension).fill(0.1);
    for (const wrong of [[3], [-1], [0.5], [Number.NaN]]) {
      expect(() => model.costOf(theta, wrong)).toThrow('there is no example');
      expect(() => model.gradientOf(theta, wrong)).toThrow('there are 0 to 2');
    }
    expect(() => model.gradientOf(theta, [])).toThrow('the number of examples');
  });

  it('refuses a theta that is no array or of another length', () => {
    const model = make();
    expect(() => model.cost(nothing)).toThrow('theta must be an array');
    expect(() => model.gradient([1])).toThrow(/theta/);
  });
});

describe('targets and features', () => {
  it('are refused where they hold what is no finite number', () => {
    for (const wrong of [nothing, untyped('"1"'), Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(() => linearRegression(x, [0, wrong, 1])).toThrow('y[1] is');
      expect(() => normalEquation(x, [0, wrong, 1])).toThrow('y[1] is');
      expect(() => logisticRegression(x, [0, wrong, 1])).toThrow('y[1] is');
      expect(() =>
        linearRegression(
          [
            [1, 2],
            [3, wrong],
            [5, 7],
          ],
          y,
        ),
      ).toThrow('row 1, column 1');
      const data = Float64Array.of(1, 2, 3, Number(wrong === nothing ? Number.NaN : wrong), 5, 7);
      if (Number.isFinite(data[3])) continue;
      expect(() => linearRisk(squaredLoss, { rows: 3, columns: 2, data }, y)).toThrow(
        'row 1, column 1',
      );
    }
    expect(() => linearRegression(x, nothing)).toThrow('y must be an array');
    expect(() => linearSvm(x, nothing)).toThrow('y must be an array');
    expect(() => meanSquaredError(nothing, [1])).toThrow('predictions must be an array');
  });

  it('may be a single example: the fit goes through it, and says what it cannot know', () => {
    const fit = normalEquation([[2]], [4]);
    expect(fit.fitted).toHaveLength(1);
    expect(fit.fitted[0]).toBeCloseTo(4, 12);
    expect(fit.rank).toBe(1);
    expect(fit.warning).toMatch(/depend|rank|columns/);
    expect(ridge([[2]], [4], 1).every(Number.isFinite)).toBe(true);
  });
});

describe('tools', () => {
  it('refuse what they cannot work with', () => {
    expect(() => softmax(nothing)).toThrow('scores must be an array');
    expect(() => halfPrecisionGradient([1], 0)).toThrow('scaling must be above 0');
    expect(() => normalWeights(-1)).toThrow('deviation must lie in [0, Infinity)');
    expect(() => seededRandom(1).normal(Number.NaN)).toThrow('mean must be a finite number');
    expect(() => seededRandom(1).normal(0, -1)).toThrow('standardDeviation must lie');
    const f = ([w = 0]: readonly number[]) => w;
    expect(() => lossAlongLine(f, [1], [1], [Number.NaN])).toThrow('a[0] must be a finite number');
    expect(() => lossAlongLine(() => nothing, [1], [1], [0])).toThrow('f must give a number');
    expect(() => lossOnPlane(f, [1], nothing, [0])).toThrow('directions must be an array');
  });
});
