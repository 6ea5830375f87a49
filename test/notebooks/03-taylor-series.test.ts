import { describe, expect, it } from 'vitest';
import { textOf } from './run.js';
import { beforeAllLessonValues, near, numbers, rowsOfNumbers } from './values.js';
import { rejectsWrongAnswers } from './wrong-answers.js';

const name = '03-taylor-series';

describe('the numbers of the lectures, as lesson 03 computes them', () => {
  const { run, value } = beforeAllLessonValues(name, {
    bestLine: 'bestLine',
    coefficients: 'coefficients',
    derivatives: 'cosRows.map(([, exact]) => exact)',
    measured: 'cosRows.map(([, , measured]) => measured)',
    cosine: 'cosRows.map((row) => row[4])',
    centers: '[0, 1, 3].map((c) => cosAround(c, 10).at(c + 0.5) - Math.cos(c + 0.5))',
    places: 'atPlaces',
    factors: 'factors',
    bounds: 'bounds',
    logCoefficients: 'logAround(0, 5).coefficients',
    logErrors: 'logErrors',
    logMoved: 'logAround(1, 32).at(2) - Math.log(3)',
    bell: 'bellErrors',
    flat: 'powers.map(([x, value]) => [x, value])',
    model: '[f([0, 1]), g, H, model.linear([-0.2, 1.1]), model.quadratic([-0.2, 1.1])]',
    byHand: '[linear, linear + bent / 2, f([-0.2, 1.1])]',
    directions: 'verdicts',
    rates: '[lastGood, f(after(lastGood - 0.001)), f(after(lastGood + 0.002)), f([0, 1])]',
    gaps: 'gaps.map((row) => row[3])',
    popQuiz: '[quizF(2), quizSlope(2), newX, quizLine(newX), quizF(newX)]',
    newton: 'stops',
  });

  it('only the line with the right slope leaves an error that vanishes faster than the distance', () => {
    const [low, right, high] = rowsOfNumbers(value('bestLine')).at(-1)?.slice(1) ?? [];
    expect(low).toBeCloseTo(0.1, 2);
    expect(right).toBeCloseTo(0.0005, 5);
    expect(high).toBeCloseTo(-0.1, 2);
  });

  it('the coefficients of eˣ are 1/k!', () => {
    expect(value('coefficients')).toEqual(near([1, 1, 1 / 2, 1 / 6, 1 / 24], 8));
  });

  it('the derivatives of cos at 0 are 1, 0, −1, 0, 1, exact and measured', () => {
    expect(value('derivatives')).toEqual([1, 0, -1, 0, 1]);
    expect(value('measured')).toEqual([1, 0, -1, 0, 1]);
  });

  it('cos of order 4 is 1 − x²/2 + x⁴/24; the orders 0, 2, 4 at 1 give 1, 1/2, 13/24', () => {
    expect(value('cosine')).toEqual([1, 0, -1 / 2, 0, 1 / 24]);
    const rows = [0.5, 1, 2, 3].map((x) => {
      const square = x * x;
      return near([x, 1, 1 - square / 2, 1 - square / 2 + square ** 2 / 24, Math.cos(x)], 12);
    });
    expect(value('places')).toEqual(rows);
    expect(value('places')).toMatchObject({ 1: near([1, 1, 1 / 2, 13 / 24, Math.cos(1)], 12) });
  });

  it('the polynomials of the slider hold around each of its centers', () => {
    for (const error of numbers(value('centers'))) expect(Math.abs(error)).toBeLessThan(1e-10);
  });

  it('halving the distance divides the error of order n by 2 to the power n + 1', () => {
    for (const [order = Number.NaN, factor = Number.NaN] of rowsOfNumbers(value('factors'))) {
      expect(factor / 2 ** (order + 1)).toBeCloseTo(1, 1);
    }
    expect(rowsOfNumbers(value('factors'))).toHaveLength(4);
  });

  it('Lagrange’s bound holds: order 4 of cos at 1 errs by less than 1/720', () => {
    for (const [, , error, bound, sharper] of rowsOfNumbers(value('bounds'))) {
      expect(error).toBeLessThan(sharper ?? Number.NaN);
      expect(sharper).toBeLessThan(bound ?? Number.NaN);
    }
    expect(value('bounds')).toMatchObject({
      1: near([4, 13 / 24, 13 / 24 - Math.cos(1), 1 / 120, 1 / 720], 12),
    });
  });

  it('more terms of ln(1 + x) help at 0.5 and at 1, and fail at 1.1 and at 2', () => {
    expect(value('logCoefficients')).toEqual(near([0, 1, -1 / 2, 1 / 3, -1 / 4, 1 / 5], 12));
    const rows = rowsOfNumbers(value('logErrors'));
    const column = (index: number) => rows.map((row) => row[index] ?? Number.NaN);
    const falling = (list: readonly number[]) => list.toSorted((a, b) => b - a);
    for (const index of [1, 2]) expect(column(index)).toEqual(falling(column(index)));
    expect(column(1).at(-1)).toBeLessThan(1e-11);
    expect(column(2).at(-1)).toBeGreaterThan(0.01);
    expect(column(3).at(-1)).toBeGreaterThan(Math.min(...column(3)));
    expect(column(4).slice(1)).toEqual(falling(column(4).slice(1)).reverse());
    expect(column(4).at(-1)).toBeGreaterThan(1e7);
    expect(value('logMoved')).toBeCloseTo(0, 9);
  });

  it('at 2 the series of 1/(1 + x²) fails, and another polynomial of its degree does not', () => {
    const [[, nearTaylor, nearOther] = [], [, farTaylor, farOther] = []] = rowsOfNumbers(
      value('bell'),
    );
    expect(nearTaylor).toBeLessThan(nearOther ?? Number.NaN);
    expect(farTaylor).toBeGreaterThan(10_000);
    expect(farOther).toBeLessThan(0.001);
  });

  it('exp(−1/x²) is above 0 although its series is 0', () => {
    for (const [x = 0, height] of rowsOfNumbers(value('flat'))) {
      expect(height).toBe(Math.exp(-1 / x ** 2));
      expect(height).toBeGreaterThan(0);
    }
  });

  it('at (0, 1) the value is 1.5, the gradient (2, 1); the step (−0.2, 0.1) gives 1.2 and 1.245', () => {
    const slopesAndBends = [
      [2, 1],
      [
        [3, 1],
        [1, 1],
      ],
    ];
    const both = near([1.2, 1.245], 12);
    expect(value('model')).toEqual([1.5, ...slopesAndBends, ...both]);
    const truth = Math.exp(-0.2) + 0.04 - 0.22 + 1.21 / 2;
    expect(value('byHand')).toEqual([...both, expect.closeTo(truth, 12)]);
  });

  it('of three directions Δ₁ climbs and Δ₂, at cos θ = −1, falls more than Δ₃', () => {
    expect(value('directions')).toEqual([
      ['Δ₁', ...near([0.4, 0.8], 12), expect.closeTo(0.4552, 4)],
      ['Δ₂', ...near([-0.5, -1], 12), expect.closeTo(-0.4163, 4)],
      ['Δ₃', ...near([-0.3, -0.6], 12), expect.closeTo(-0.2563, 4)],
    ]);
  });

  it('the step −α∇f lowers f only up to a rate near 10/17, and its gap is ½∇fᵀH∇f · α²', () => {
    const [limit, before = Number.NaN, beyond, start = Number.NaN] = numbers(value('rates'));
    expect(limit).toBeGreaterThan(10 / 17);
    expect(limit).toBeLessThan(0.65);
    expect(before).toBeLessThan(start);
    expect(beyond).toBeGreaterThan(start);
    expect(numbers(value('gaps')).at(-1)).toBeCloseTo(8.5, 2);
    expect(textOf(run().cell('gain-and-gap'))).toContain('½ ∇fᵀH∇f = 8.5');
  });

  it('pop quiz 1: f = 6, f′ = 4, the step leads to 1.6, where the line is at 4.4 and f at 4.56', () => {
    expect(value('popQuiz')).toEqual(near([6, 4, 1.6, 4.4, 4.56], 12));
  });

  it('Newton’s steps end where w = exp(−w)', () => {
    const last = numbers(value('newton')).at(-1) ?? Number.NaN;
    expect(last - Math.exp(-last)).toBeCloseTo(0, 10);
  });
});

describe('the exercises of lesson 03', () => {
  const tangent = (expression: string) =>
    `function tangentAt(value: number, slope: number, center: number, x: number): number { return ${expression}; }`;
  const sum = (body: string) =>
    `function taylorValue(values: readonly number[], center: number, x: number): number { ${body} }`;
  const terms = (term: string) =>
    sum(
      `const fact = (k: number): number => (k < 2 ? 1 : k * fact(k - 1)); const d = x - center; return values.reduce((s, v, k) => s + ${term}, 0);`,
    );
  const quadratic = (entries: string) =>
    `type Rows = readonly (readonly number[])[];
     function repaired(value: number, g: readonly number[], H: Rows, step: readonly number[]): number { let bend = 0; const all = (i: number, j: number) => H[i][j] * step[i] * step[j]; ${entries} }`;
  const pairs = 'g.forEach((_, i) => g.forEach((_, j) => { bend += all(i, j); }));';
  const slope = 'g.reduce((s, x, i) => s + x * step[i], value)';
  const step = (expression: string) =>
    `function bestStep(g: readonly number[], length: number): number[] { const size = Math.hypot(...g); return ${expression}; }`;
  const smallest = (body: string) =>
    `import type { TaylorPolynomial } from 'nabla';
     function smallestOrder(f: (x: number) => number, expansion: TaylorPolynomial, places: number[], tolerance: number): number | undefined { const highest = expansion.coefficients.length - 1; const error = (n: number, x: number) => Math.abs(f(x) - expansion.truncated(n).at(x)); ${body} }`;
  const firstWith = (holds: string, result = 'n') =>
    smallest(`for (let n = 0; n <= highest; n++) if (${holds}) return ${result};`);

  rejectsWrongAnswers(name, {
    'exercise-1': [
      [tangent('value + slope * x'), /multiplies x/],
      [tangent('value + slope * (center - x)'), /wrong sign/],
      [tangent('slope * (x - center)'), /only the linear term/],
      [tangent('x ** 2 + 2'), /f itself/],
    ],
    'exercise-2': [
      [terms('v * d ** k'), /not divided by k!/],
      [terms('v * d ** k / Math.max(1, k)'), /Divide by k!, which is 6/],
      [terms('v * x ** k / fact(k)'), /powers of x/],
      [
        sum(
          'let s = values[0]; let t = 1; for (let k = 1; k < values.length - 1; k++) { t *= (x - center) / k; s += values[k] * t; } return s;',
        ),
        /one round too early/,
      ],
    ],
    'exercise-3': [
      [
        quadratic(`g.forEach((_, i) => { bend += all(i, i); }); return ${slope} + bend / 2;`),
        /mixed entries of H are still missing/,
      ],
      [
        quadratic(
          `g.forEach((_, i) => g.forEach((_, j) => { if (j >= i) bend += all(i, j); })); return ${slope} + bend / 2;`,
        ),
        /counted once/,
      ],
      [quadratic(`${pairs} return ${slope} + bend;`), /not halved/],
      [quadratic(`return ${slope};`), /missing altogether/],
      [quadratic(`${pairs} return bend / 2;`), /only the quadratic term/],
      [
        quadratic(
          'for (const i of [0, 1]) for (const j of [0, 1]) bend += all(i, j); return value + g[0] * step[0] + g[1] * step[1] + bend / 2;',
        ),
        /Only two variables/,
      ],
    ],
    'exercise-4': [
      [step('g.map((x) => (x * length) / size)'), /climbs/],
      [step('g.map((x) => -length * x)'), /divide by ‖g‖/],
      [step('g.map((x) => -x / size)'), /has length 1/],
      [step('[(-g[1] * length) / size, (g[0] * length) / size]'), /level curve/],
      [step('g.map((x) => -length * Math.sign(x))'), /only the signs/],
      [step('g.map((x) => (x === Math.max(...g) ? -length : 0))'), /steepest coordinate/],
      [step('g.map((x) => (-x * length) / size)'), /gives NaN/],
    ],
    'exercise-5': [
      [
        firstWith('places.every((x) => f(x) - expansion.truncated(n).at(x) <= tolerance)'),
        /use Math\.abs/,
      ],
      [
        firstWith('places.every((x) => expansion.truncated(n).at(x) - f(x) <= tolerance)'),
        /compare its absolute value/,
      ],
      [firstWith('error(n, places[places.length - 1]) <= tolerance'), /at −2 this order/],
      [firstWith('error(n, places[0]) <= tolerance'), /Only the first place/],
      [firstWith('places.every((x) => error(n, x) <= tolerance)', 'n + 1'), /number of terms/],
      [smallest('return highest;'), /a smaller one is enough/],
      [
        firstWith('places.reduce((sum, x) => sum + error(n, x), 0) / places.length <= tolerance'),
        /Look at the worst place/,
      ],
      [
        firstWith('places.every((x) => error(n, x) / Math.abs(f(x)) <= tolerance)'),
        /not its ratio/,
      ],
      [
        smallest(
          'for (let n = 0; n < highest; n++) if (places.every((x) => error(n, x) <= tolerance)) return n; return highest;',
        ),
        /return undefined, but 12 came/,
      ],
    ],
  });
});
