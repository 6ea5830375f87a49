import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../lib/data';
import { linearRegression } from '../../lib/models';
import {
  adam,
  allOf,
  bfgs,
  coordinateDescent,
  descend,
  descendInBatches,
  gradientBelow,
  gridSearch,
  iterationTable,
  lbfgs,
  lineSearchDescent,
  minimizeSubjectTo,
  momentum,
  nesterov,
  newton,
  newtonCg,
  projectedGradient,
  pureNewton,
  randomLocalSearch,
  rmsprop,
  type UpdateRule,
  warmUp,
} from '../../lib/optimize';

const untyped = (json: string) => JSON.parse(json);
const nothing = untyped('null');
const text = untyped('"2"');
const bowl = ([x = 0, y = 0]: readonly number[]) => x * x + 3 * y * y;
const model = linearRegression([1, 2], [1, 2]);
const random = () => seededRandom(1);

describe('wrong arguments of descend', () => {
  it('are refused in one sentence each', () => {
    expect(() => descend(bowl, [1, 2], untyped('0.1'))).toThrow(
      'options must be an object, such as { rate: 0.1 }, but they are 0.1',
    );
    expect(() => descend(bowl, [1, 2], { method: untyped('{}') })).toThrow(
      'method must be an update rule, such as momentum()',
    );
    expect(() => descend(bowl, [1, 2], { stop: untyped('{}') })).toThrow('stop must be');
    expect(() => descend(bowl, [1, 2], { gradient: () => [nothing, 1] })).toThrow(
      'gradient must give numbers, but entry 0 at [1, 2] is null',
    );
    expect(() => descend(() => text, [1, 2])).toThrow('f must give a number');
    for (const verdict of [untyped('{}'), untyped('{"status":"done"}'), text]) {
      const stop = { name: 'mine', begin: () => () => verdict };
      expect(() => descend(bowl, [1, 2], { stop })).toThrow('a stopping rule must give undefined');
    }
  });

  it('are refused in the parts of methods too', () => {
    const hessian = () => untyped('[]');
    expect(() => descend(bowl, [1, 2], { method: newton({ hessian }) })).toThrow('the Hessian');
    const method = projectedGradient(() => nothing);
    expect(() => descend(bowl, [1, 2], { method })).toThrow('the projected point must be an array');
    expect(() => allOf(untyped('{}'))).toThrow('begin of every rule must be a function');
    expect(() => warmUp(nothing, 3)).toThrow('schedule must be a function');
    expect(() => iterationTable(untyped('{}'))).toThrow('result must come from descend');
    expect(() => gridSearch(untyped('{"rate":0.1}'), () => 1)).toThrow('rate must be an array');
    expect(() => minimizeSubjectTo(bowl, nothing, [1, 2])).toThrow('constraints must be an array');
    expect(() => minimizeSubjectTo(bowl, [nothing], [1, 2])).toThrow(
      'constraint 0 must be a function that becomes 0',
    );
    const constraint = { value: ([x = 0]: readonly number[]) => x - 1, gradient: () => [1] };
    expect(() => minimizeSubjectTo(bowl, [constraint], [1, 2])).toThrow('∇ of constraint 0');
  });

  it('are refused by runs in batches', () => {
    const options = { batchSize: 1, epochs: 1, random: random() };
    expect(() => descendInBatches(nothing, [0, 0], options)).toThrow('sum must be a cost');
    expect(() => descendInBatches(model, [0, 0], { ...options, random: nothing })).toThrow(
      'random.permutation must be a function',
    );
    expect(() => descendInBatches(model, [0, 0], { ...options, sampling: text })).toThrow(
      "sampling must be 'shuffle' or 'replace', but it is \"2\"",
    );
  });
});

const METHODS: readonly (readonly [string, () => UpdateRule | undefined])[] = [
  ['gradient descent', () => undefined],
  ['momentum', momentum],
  ['Nesterov', nesterov],
  ['Adam', adam],
  ['RMSprop', () => rmsprop({ centered: true })],
  ['line search', lineSearchDescent],
  ['coordinate descent', coordinateDescent],
  ['BFGS', bfgs],
  ['L-BFGS', lbfgs],
  ['Newton', newton],
  ['pure Newton', pureNewton],
  ['Newton-CG', newtonCg],
  ['random local search', () => randomLocalSearch({ random: random() })],
];

describe.each(METHODS)('at the edges, %s', (_, make) => {
  const run = (f: (x: readonly number[]) => number, start: readonly number[] | Float64Array) => {
    const method = make();
    return descend(f, start, { ...(method && { method }), maxIterations: 40 });
  };

  it('ends with a status and a finite point when f turns NaN or infinite on the way', () => {
    for (const bad of [Number.NaN, Number.POSITIVE_INFINITY]) {
      let calls = 0;
      const result = run((x) => (++calls > 14 ? bad : bowl(x)), [1, 2]);
      expect(result.status).not.toBe('converged');
      expect(result.point.every(Number.isFinite) && Number.isFinite(result.value)).toBe(true);
    }
  });

  it('passes on what f throws', () => {
    const fail = () => {
      throw new Error('mine');
    };
    expect(() => run(fail, [1, 2])).toThrow('mine');
  });

  it('leaves frozen and typed starts alone, and an f that writes into its argument has no effect', () => {
    const start = Object.freeze([1, 2]);
    const typed = Float64Array.of(1, 2);
    const plain = run(bowl, start);
    const scribbling = (x: readonly number[]) => {
      const value = bowl(x);
      Object.assign(x, { 0: 99 });
      return value;
    };
    expect(run(bowl, typed).point).toEqual(plain.point);
    expect(run(scribbling, start).point).toEqual(plain.point);
    expect([...start, ...typed]).toEqual([1, 2, 1, 2]);
  });

  it("takes no step when none is allowed, and one rule of one's own can end the run", () => {
    const method = make();
    const options = method ? { method } : {};
    const none = descend(bowl, [1, 2], { ...options, maxIterations: 0, stop: [] });
    expect([none.status, none.iterations, none.history.points]).toEqual([
      'iteration-limit',
      0,
      [[1, 2]],
    ]);
    const stop = {
      name: 'mine',
      begin:
        () =>
        ({ iteration }: { readonly iteration: number }) =>
          iteration === 1 ? ({ status: 'stopped', message: 'enough' } as const) : undefined,
    };
    const ended = descend(bowl, [1, 2], { ...options, stop: [stop, gradientBelow(1e-300)] });
    expect(ended.status).toBe('stopped');
    expect(ended.message).toContain('enough');
  });

  it('gives no NaN on flat, singular, steep and tiny functions', () => {
    const functions = [
      () => 1,
      ([x = 0, y = 0]: readonly number[]) => (x + y) ** 2,
      ([x = 0, y = 0]: readonly number[]) => 1e200 * (x * x + y * y),
      ([x = 0, y = 0]: readonly number[]) => 1e-300 * (x * x + y * y),
      ([x = 0, y = 0]: readonly number[]) => x * x - y * y,
    ];
    for (const f of functions) {
      for (const start of [
        [1, 2],
        [5e-324, -0],
      ]) {
        const { point, value, status } = run(f, start);
        expect([...point, value].every(Number.isFinite), `${f} ends ${status}`).toBe(true);
      }
    }
  });
});
