import { describe, expect, it } from 'vitest';
import { checkGradient } from '../../lib/calculus';
import { seededRandom } from '../../lib/data';
import { he, network, normalWeights, softmaxRegression, xavier } from '../../lib/models';
import { adam, descend, descendInBatches, lbfgs } from '../../lib/optimize';

const CORNERS = [
  [0, 0],
  [0, 1],
  [1, 0],
  [1, 1],
];
const XOR = [0, 1, 1, 0];

describe('network', () => {
  it.each(['tanh', 'relu', 'sigmoid'] as const)(
    'with %s has the gradient that differences see',
    (activation) => {
      for (const targets of ['classes', 'numbers'] as const) {
        const random = seededRandom(4);
        const x = Array.from({ length: 6 }, () => [random.normal(), random.normal()]);
        const y = targets === 'classes' ? [0, 1, 2, 0, 1, 2] : x.map(([a, b]) => a * b);
        const model = network(x, y, { hidden: [5, 4], activation, targets });
        // Biases away from 0 keep relu away from its kinks.
        const theta = model.initial(random).map((weight) => weight + 0.1 * random.normal());
        expect(checkGradient(model.cost, model.gradient, theta).message).toContain('agree');
      }
    },
  );

  it('learns xor, which no linear model can', () => {
    const model = network(CORNERS, XOR, { hidden: [4] });
    const run = descend(model.cost, model.initial(seededRandom(3)), {
      gradient: model.gradient,
      method: lbfgs(),
      maxIterations: 200,
    });
    expect(model.predict(run.point, CORNERS)).toEqual(XOR);
    const linear = softmaxRegression(CORNERS, XOR);
    const best = descend(linear.cost, new Array(6).fill(0.1), {
      gradient: linear.gradient,
      method: lbfgs(),
    });
    expect(best.value).toBeCloseTo(Math.LN2, 6);
  });

  it('trains in mini-batches', () => {
    const random = seededRandom(8);
    const x = Array.from({ length: 200 }, () => [random.uniform(-2, 2)]);
    const y = x.map(([t]) => Math.sin(2 * t));
    const model = network(x, y, { hidden: [16], targets: 'numbers' });
    const run = descendInBatches(model, model.initial(random), {
      batchSize: 20,
      epochs: 100,
      method: adam(),
      rate: 0.02,
      random,
    });
    const first = run.epochs[0].cost;
    expect(run.epochs.at(-1)?.cost).toBeLessThan(first / 20);
  });

  it('without a hidden layer is softmax regression', () => {
    const model = network(CORNERS, XOR, { hidden: [] });
    const linear = softmaxRegression(CORNERS, XOR);
    // θ of the network: weights by feature, then biases; of the regression: one row (bias, weights) per class.
    const theta = [0.3, -0.2, 0.5, 0.1, 0.7, -0.4];
    const same = [0.7, 0.3, 0.5, -0.4, -0.2, 0.1];
    expect(model.cost(theta)).toBeCloseTo(linear.cost(same), 14);
  });

  it('has signals that vanish with small weights, explode with large ones and last with Xavier', () => {
    const random = seededRandom(6);
    const x = Array.from({ length: 50 }, () => Array.from({ length: 30 }, () => random.normal()));
    const model = network(x, new Array(50).fill(1), {
      hidden: new Array(8).fill(30),
      targets: 'numbers',
    });
    const sizeAtEnd = (theta: readonly number[]) => {
      const last = model.activations(theta, x).at(-1)?.flat() ?? [];
      return Math.sqrt(last.reduce((sum, value) => sum + value ** 2, 0) / last.length);
    };
    expect(sizeAtEnd(model.initial(random, normalWeights(0.01)))).toBeLessThan(1e-8);
    expect(sizeAtEnd(model.initial(random, normalWeights(1)))).toBeGreaterThan(0.8);
    const xavierSize = sizeAtEnd(model.initial(random));
    expect(xavierSize).toBeGreaterThan(0.05);
    expect(xavierSize).toBeLessThan(0.8);
  });

  it('refuses sizes and activations that make no network', () => {
    expect(() => network(CORNERS, XOR, { hidden: [0] })).toThrow(
      'hidden[0] must be a whole number',
    );
    expect(() => network(CORNERS, XOR.slice(1), { hidden: [1] })).toThrow('one target per row');
    const strange = network(CORNERS, XOR, {
      hidden: [1],
      activation: JSON.parse('"step"'),
    });
    expect(() => strange.cost(new Array(strange.dimension).fill(0))).toThrow(
      "activation must be 'tanh', 'relu' or 'sigmoid', but it is \"step\"",
    );
    expect(() => network(CORNERS, XOR, { hidden: [1] }).cost([1])).toThrow('same length');
  });
});

describe('initialisers', () => {
  it('have the variances of their papers', () => {
    const variance = (values: Float64Array) =>
      values.reduce((sum, value) => sum + value * value, 0) / values.length;
    expect(variance(xavier(300, 100, seededRandom(1))) / (2 / 400)).toBeCloseTo(1, 1);
    expect(variance(he(300, 100, seededRandom(1))) / (2 / 300)).toBeCloseTo(1, 1);
  });
});
