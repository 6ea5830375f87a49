import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  adadelta,
  adagrad,
  adam,
  adamw,
  amsgrad,
  averagedMomentum,
  coordinateDescent,
  descend,
  gradientBelow,
  gradientStep,
  gridSearch,
  momentum,
  nadam,
  nesterov,
  rmsprop,
  type UpdateRule,
} from '../../lib/optimize';
import yardstick from '../yardsticks/optimizer_traces.json';
import { PROBLEMS } from './problems';

const bowl = ([x, y]: readonly number[]) => 0.5 * (x * x + 25 * y * y);
const bowlGradient = ([x, y]: readonly number[]) => [x, 25 * y];

type TraceName = keyof typeof yardstick.traces;

/** Each trace of the yardstick with the rule that should follow it. */
const TRACES: readonly [TraceName, UpdateRule][] = [
  ['sgd', gradientStep()],
  ['sgd-momentum', momentum({ beta: 0.9 })],
  ['sgd-momentum-dampening', momentum({ beta: 0.9, dampening: 0.5 })],
  ['sgd-nesterov', nesterov({ beta: 0.9 })],
  ['sgd-weight-decay', momentum({ beta: 0.9, weightDecay: 0.1 })],
  ['adagrad', adagrad()],
  ['adagrad-lr-decay', adagrad({ rateDecay: 0.01 })],
  ['rmsprop', rmsprop()],
  ['rmsprop-centered-momentum', rmsprop({ decay: 0.9, beta: 0.5, centered: true })],
  ['adam', adam()],
  ['adam-amsgrad', amsgrad()],
  ['adamw', adamw({ weightDecay: 0.01 })],
  ['nadam', nadam()],
  ['adadelta', adadelta()],
];

describe('update rules, against the iterates of PyTorch', () => {
  it('cover every trace', () => {
    expect(TRACES.map(([name]) => name).sort()).toEqual(Object.keys(yardstick.traces).sort());
  });

  it.each(TRACES)('%s follows its trace to a relative 1e-10 for 20 steps', (name, method) => {
    const { options, iterates } = yardstick.traces[name];
    const { history } = descend(bowl, yardstick.x0, {
      method,
      rate: options.lr,
      gradient: bowlGradient,
      stop: [],
      maxIterations: 20,
    });
    for (const [step, expected] of Object.entries(iterates)) {
      if (Number(step) > 20) continue;
      expected.forEach((coordinate, i) => {
        const ours = history.points[Number(step)][i];
        expect(Math.abs(ours / coordinate - 1)).toBeLessThan(1e-10);
      });
    }
  });

  it('have the default rates and constants of PyTorch', () => {
    const { torch } = yardstick.defaults;
    expect(adagrad().defaultRate).toBe(torch.Adagrad.lr);
    expect(rmsprop().defaultRate).toBe(torch.RMSprop.lr);
    expect(adam().defaultRate).toBe(torch.Adam.lr);
    expect(adamw().defaultRate).toBe(torch.AdamW.lr);
    expect(nadam().defaultRate).toBe(torch.NAdam.lr);
    expect(adadelta().defaultRate).toBe(torch.Adadelta.lr);
  });
});

/** Every rule with a rate that suits ½(x² + 25y²). */
const RULES: readonly [string, UpdateRule, number][] = [
  ['gradientStep', gradientStep(), 0.05],
  ['momentum', momentum(), 0.01],
  ['averagedMomentum', averagedMomentum(), 0.1],
  ['nesterov', nesterov(), 0.01],
  ['adagrad', adagrad(), 0.5],
  ['rmsprop', rmsprop({ decay: 0.9 }), 0.001],
  ['adam', adam(), 0.05],
  ['amsgrad', amsgrad(), 0.05],
  ['adamw', adamw({ weightDecay: 0 }), 0.05],
  ['nadam', nadam(), 0.05],
  ['adadelta', adadelta(), 100],
  ['coordinateDescent', coordinateDescent(), 0.04],
];

describe.each(RULES)('%s', (name, method, rate) => {
  const run = (start: readonly number[], maxIterations: number) =>
    descend(bowl, start, {
      method,
      rate,
      gradient: bowlGradient,
      stop: gradientBelow(1e-4),
      maxIterations,
    });

  it('comes close to the minimum of a bowl', () => {
    const result = run([1, 1], 5000);
    expect(result.status).not.toBe('diverged');
    expect(result.value).toBeLessThan(1e-4);
  });

  it('stays where the gradient is 0, without a NaN from 0/0', () => {
    const result = descend(bowl, [0, 0], {
      method,
      rate,
      gradient: bowlGradient,
      stop: [],
      maxIterations: 3,
    });
    expect(result.point.map(Math.abs)).toEqual([0, 0]);
  });

  it('starts every run with fresh memory', () => {
    expect(run([1, 1], 5).point).toEqual(run([1, 1], 5).point);
  });

  it('treats coordinates alike: swapping them swaps the path', () => {
    if (name === 'coordinateDescent') return;
    const swapped = descend(([x, y]) => bowl([y, x]), [0.3, 2], {
      method,
      rate,
      gradient: ([x, y]) => [25 * x, y],
      stop: [],
      maxIterations: 10,
    });
    const plain = descend(bowl, [2, 0.3], {
      method,
      rate,
      gradient: bowlGradient,
      stop: [],
      maxIterations: 10,
    });
    expect([...swapped.point].reverse()).toEqual(plain.point);
  });
});

describe('momentum', () => {
  it('in both conventions takes the same path, at rates α and α/(1 − β)', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 0.95, noNaN: true }), (beta) => {
        const run = (method: UpdateRule, rate: number) =>
          descend(bowl, [1, 1], {
            method,
            rate,
            gradient: bowlGradient,
            stop: [],
            maxIterations: 15,
          }).point;
        const summed = run(momentum({ beta }), 0.01 * (1 - beta));
        run(averagedMomentum({ beta }), 0.01).forEach((c, i) => {
          expect(c).toBeCloseTo(summed[i], 12);
        });
      }),
    );
  });

  it('with β = 0 is gradient descent', () => {
    const run = (method: UpdateRule) =>
      descend(bowl, [1, 1], {
        method,
        rate: 0.03,
        gradient: bowlGradient,
        stop: [],
        maxIterations: 9,
      }).point;
    expect(run(momentum({ beta: 0 }))).toEqual(run(gradientStep()));
    expect(run(nesterov({ beta: 0 }))).toEqual(run(gradientStep()));
  });
});

describe('the adaptive rules', () => {
  it('do not care about the scale of the function', () => {
    for (const make of [() => adagrad({ epsilon: 0 }), () => adam({ epsilon: 0 })]) {
      const run = (factor: number) =>
        descend((x) => factor * bowl(x), [1, 1], {
          method: make(),
          rate: 0.1,
          gradient: (x) => bowlGradient(x).map((slope) => factor * slope),
          stop: [],
          maxIterations: 10,
        }).point;
      run(1024).forEach((c, i) => {
        expect(c).toBeCloseTo(run(1)[i], 12);
      });
    }
  });

  it('refuse constants out of their ranges', () => {
    expect(() => adam({ beta1: 1 })).toThrow('beta1 must lie in [0, 1), but it is 1');
    expect(() => rmsprop({ decay: -0.1 })).toThrow('decay must lie in [0, 1)');
    expect(() => momentum({ beta: Number.NaN })).toThrow('beta must be a finite number');
    expect(() => nesterov({ beta: 2 })).toThrow('beta must lie in [0, 1)');
    expect(() => adamw({ weightDecay: -1 })).toThrow('weightDecay must lie in [0, Infinity)');
  });
});

/** Rates to choose from, for each kind of rule. */
const GRID = [1e-5, 1e-4, 1e-3, 1e-2, 0.1, 1, 10];

describe.each(RULES)('%s, on the table of problems, at the best rate of a grid', (_, method) => {
  it.each(PROBLEMS)('comes down to a minimum of $name', (problem) => {
    const { best } = gridSearch({ rate: GRID }, ({ rate }) => {
      const run = descend(problem.f, problem.start, {
        method,
        rate,
        gradient: problem.gradient,
        maxIterations: 3000,
      });
      return run.value;
    });
    // Which of the listed minima a rule finds is its own affair.
    const above = Math.min(...problem.minima.map(({ f }) => Math.abs(best.score - f)));
    const fall = problem.f(problem.start) - Math.min(...problem.minima.map(({ f }) => f));
    expect(above).toBeLessThan(0.01 * fall);
  });
});
