// The numbers of curriculum 04, 06, 09, 11 and 13 (lectures [0], [1], [3] and [4]), by the library.
import { describe, expect, it } from 'vitest';
import { cloudExamples, linearExamples, seededRandom } from '../../lib/data';
import { linearRegression, logisticRegression } from '../../lib/models';
import {
  averagedMomentum,
  descend,
  descendInBatches,
  gridSearch,
  minimizeSubjectTo,
  pureNewton,
} from '../../lib/optimize';

const square = ([w = 0]: readonly number[]) => w * w;
const squareSlope = ([w = 0]: readonly number[]) => [2 * w];
const path = (rate: number, count: number) =>
  descend(square, [-4], { gradient: squareSlope, rate, maxIterations: count, stop: [] }).history
    .points;

describe('lesson 04, gradient descent on L = w² from −4', () => {
  it('jumps −4, 4, −4 without a rate, that is with the rate 1', () => {
    expect(path(1, 3)).toEqual([[-4], [4], [-4], [4]]);
  });

  it('gives −3.2, −2.56 at λ = 0.1 and hardly moves at 0.01', () => {
    const [, first, second] = path(0.1, 2).map(([w]) => w);
    expect(first).toBeCloseTo(-3.2, 15);
    expect(second).toBeCloseTo(-2.56, 15);
    expect(path(0.01, 15)[15]?.[0]).toBeCloseTo(-4 * 0.98 ** 15, 12);
  });

  it('on C = (1 − w)² at 3 goes up to 7, down to −1 without a rate, and to 2.6 at 0.1', () => {
    const cost = ([w = 0]: readonly number[]) => (1 - w) ** 2;
    const gradient = ([w = 0]: readonly number[]) => [-2 * (1 - w)];
    expect(gradient([3])).toEqual([4]);
    const stepped = (rate: number, from = 3) =>
      descend(cost, [from], { gradient, rate, maxIterations: 1, stop: [] }).point[0];
    expect(3 + (gradient([3])[0] ?? 0)).toBe(7);
    expect(stepped(1)).toBe(-1);
    expect(stepped(0.1)).toBeCloseTo(2.6, 15);
    expect(stepped(0.1, -2)).toBeCloseTo(-1.4, 15);
  });

  it('starts anew for each of ten classification problems of 1000 rows and 10 columns: the minimum moves', () => {
    const minima = Array.from({ length: 10 }, (_, problem) => {
      const random = seededRandom(problem);
      const centers = [0, 1].map(() => Array.from({ length: 10 }, () => random.normal()));
      const { x, y } = cloudExamples(1000, centers, 2, random);
      const model = logisticRegression(x, y, { l2: 0.1 });
      const start = new Array<number>(11).fill(0);
      return descend(model.cost, start, { gradient: model.gradient, rate: 0.1, maxIterations: 60 });
    });
    for (const [k, { point }] of minima.entries()) {
      expect(point).toHaveLength(11);
      const [other] = minima.slice(k - 1);
      const apart = Math.hypot(...point.map((c, i) => c - (other?.point[i] ?? 0)));
      expect(apart).toBeGreaterThan(0.1);
    }
  });
});

describe('lesson 06, variants', () => {
  it('makes 1 update an epoch in batch, n one by one, and n/b in mini-batches', () => {
    const { x, y } = linearExamples(64, [1, 2], 0.1, seededRandom(1));
    const model = linearRegression(x, y);
    const updates = (batchSize: number) =>
      descendInBatches(model, [0, 0], {
        ...{ batchSize, epochs: 1, rate: 0.01, random: seededRandom(2) },
      }).iterations;
    expect([64, 1, 32, 16].map(updates)).toEqual([1, 64, 2, 4]);
  });
});

describe('lesson 09, momentum', () => {
  it('is v ← βv + (1 − β)g, θ ← θ − αv, as the lecture has it', () => {
    const [alpha, beta] = [0.1, 0.9];
    const { points } = descend(square, [-4], {
      ...{ method: averagedMomentum({ beta }), rate: alpha, gradient: squareSlope },
      ...{ maxIterations: 5, stop: [] },
    }).history;
    let [w, v] = [-4, 0];
    points.slice(1).forEach(([reached]) => {
      v = beta * v + (1 - beta) * 2 * w;
      w -= alpha * v;
      expect(reached).toBeCloseTo(w, 14);
    });
  });
});

describe('lesson 11, second order and constraints', () => {
  it("Newton's digits double: each error is about the square of the one before", () => {
    const { points } = descend(([x = 0]) => Math.exp(x) - 2 * x, [1], {
      ...{ method: pureNewton({ hessian: ([x = 0]) => [[Math.exp(x)]] }), maxIterations: 5 },
      ...{ gradient: ([x = 0]) => [Math.exp(x) - 2], stop: [] },
    }).history;
    const errors = points.map(([x = 0]) => Math.abs(x - Math.LN2));
    for (const k of [1, 2]) {
      // e′ = e²/2 for this function, up to higher powers of e.
      expect((errors[k + 1] ?? 1) / (errors[k] ?? 1) ** 2).toBeCloseTo(0.5, 0);
    }
    expect(errors[4]).toBeLessThan(1e-12);
  });

  it('the gradients are aligned, ∇f = λ∇c, and λ is the price of a little more b', () => {
    const f = ([x = 0, y = 0]: readonly number[]) => x * x + y * y;
    const least = (b: number) =>
      minimizeSubjectTo(f, [([x = 0, y = 0]) => x + y - b], [0, 0], { tolerance: 1e-9 });
    const { gradient, multipliers, value } = least(2);
    for (const slope of gradient) expect(slope).toBeCloseTo(multipliers[0] ?? 0, 5);
    expect((least(2.001).value - value) / 0.001).toBeCloseTo(multipliers[0] ?? 0, 2);
  });
});

describe('lesson 13, practice', () => {
  it('of the rates 0.001, 0.01, 0.1 and 1 the grid search takes 0.1 on w²', () => {
    const { best, entries } = gridSearch({ rate: [0.001, 0.01, 0.1, 1] }, ({ rate }) =>
      square(path(rate, 20)[20] ?? []),
    );
    expect(best.setting).toEqual({ rate: 0.1 });
    expect(entries.map(({ setting }) => setting.rate)).toEqual([0.1, 0.01, 0.001, 1]);
  });
});
