import { beforeAll, describe, expect, it } from 'vitest';
import { displayed, type LessonRun, runLesson, textOf } from './run.js';
import { expectClose } from './values.js';
import { expectRejected, type WrongBodies, withBodies } from './wrong-answers.js';

const lesson = '05-linear-regression';

/** Values of the lesson that are no output of a cell, written as JSON at its end. */
const PROBE = `console.log(JSON.stringify({
  a: { gradient: slopes(A, [0, 0]), step: updates.together([0, 0]), best: best(withOnes(A.x), A.y) },
  halfMseGradientOfB: costGradient(withOnes(B.x), B.y, [4, 0]),
  b: { residuals: residuals(B, [4, 0]), gradient: gradientB([4, 0]), points: runB.history.points.slice(0, 2) },
  bestOfB: best(withOnes(B.x), B.y),
  curvaturesOfB: [flat, steep],
  kappa: houseTables.map(({ X }) => extremes(X)[1] / extremes(X)[0]),
  counts: houseTables.map(({ X }) => countIterations(X, houses.y, 1 / extremes(X)[1], 1000)),
  exponent,
  mappedBack: scaling.coefficients(phi), bestHouses,
  cars: [allCars.shape[0], cars.shape[0]], stepsByWeight: runByWeight.iterations, line: [atZero, perPound],
  perUnit, fitted: runByThree.point, bestCars,
  own: fitByDescent(carX, mpg, carRate, 400),
}));`;

interface Probe {
  a: { gradient: number[]; step: number[]; best: number[] };
  halfMseGradientOfB: number[];
  b: { residuals: number[]; gradient: number[]; points: number[][] };
  bestOfB: number[];
  curvaturesOfB: number[];
  kappa: number[];
  counts: (number | null)[];
  exponent: number;
  mappedBack: number[];
  bestHouses: number[];
  cars: number[];
  stepsByWeight: number;
  line: number[];
  perUnit: number[];
  fitted: number[];
  bestCars: number[];
  own: number[];
}

/** The number of digits in which the worst of the numbers agrees with its reference. */
function commonDigits(actual: readonly number[], reference: readonly number[]): number {
  const digits = reference.map((value, i) => -Math.log10(Math.abs((actual[i] ?? 0) / value - 1)));
  return Math.min(...digits);
}

describe('lesson 05, with its solutions', () => {
  let run: LessonRun;
  let probe: Probe;

  beforeAll(async () => {
    run = await runLesson(lesson, { after: { probe: PROBE } });
    probe = JSON.parse(textOf(run.cell('probe')));
  });

  it('has at least eight figures, two that slide and one in space', () => {
    const figures = run.cells
      .flatMap((cell) => displayed(cell, 'application/vnd.plotly.v1+json'))
      .map((figure) => JSON.stringify(figure));
    expect(figures.length).toBeGreaterThanOrEqual(8);
    expect(figures.filter((json) => json.includes('"sliders"')).length).toBeGreaterThanOrEqual(2);
    expect(figures.filter((json) => json.includes('"type":"surface"')).length).toBeGreaterThan(0);
  });

  it("computes session 2's example: gradient (−3.5, −12.25), new θ (0.35, 1.225)", () => {
    expectClose(probe.a.gradient, [-3.5, -12.25]);
    expectClose(probe.a.step, [0.35, 1.225]);
    expect(textOf(run.cell('example-a'))).toMatch(/-3\.5, -12\.25/);
    expect(textOf(run.cell('example-a'))).toMatch(/0\.35, 1\.225/);
  });

  it("computes the slides' example: residuals −3, −2, −1, gradient (4, 20/3), new θ (3.6, −2/3)", () => {
    expectClose(probe.b.residuals, [-3, -2, -1]);
    expectClose(probe.b.gradient, [4, 20 / 3]);
    expectClose(probe.b.points.flat(), [4, 0, 3.6, -2 / 3]);
    expectClose(probe.halfMseGradientOfB, [2, 10 / 3]);
  });

  it('shows what a sequential update does instead', () => {
    expect(textOf(run.cell('three-updates'))).toMatch(/θ₀ first\s+0\.35, 1\.12\s/);
    expect(textOf(run.cell('three-updates'))).toMatch(/θ₁ first\s+-0\.0175, 1\.225\s/);
  });

  it('lets the three conventions take the same first step with rates in the ratio 1 : 4 : 8', () => {
    const text = textOf(run.cell('same-rate'));
    for (const row of [
      /RSS .* 0\.0125 +1\.225/,
      /MSE .* 0\.05 +1\.225/,
      /half MSE .* 0\.1 +1\.225/,
    ]) {
      expect(text).toMatch(row);
    }
  });

  it('finds the best lines with the normal equation', () => {
    expectClose(probe.a.best, [1.4, 0.7]);
    expectClose(probe.bestOfB, [0, 1]);
    // One parameter, by hand: Σxy/Σx² = 49/46
    expect(textOf(run.cell('referee'))).toMatch(/one parameter, at 0 +-12\.25 +1\.0652 /);
    // numpy.linalg.lstsq on the four houses: 45/34, 33/17, 195/17
    expectClose(probe.bestHouses, [45 / 34, 33 / 17, 195 / 17]);
  });

  it('explains the two speeds of the slides’ example by the eigenvalues of its Hessian', () => {
    const root = Math.sqrt((17 / 3) ** 2 - 8 / 3);
    expectClose(probe.curvaturesOfB, [17 / 3 - root, 17 / 3 + root]);
  });

  it('diverges with the update of the slides once the table grows', () => {
    const text = textOf(run.cell('missing-factor'));
    expect(text).toMatch(/ 4 +converged \(2024 steps\) +converged/);
    expect(text).toMatch(/ 40 +converged \(2024 steps\) +diverged/);
    expect(text).toMatch(/400 +converged \(2024 steps\) +diverged/);
  });

  it('needs fewer iterations the smaller the condition number, about in proportion', () => {
    const [raw = 0, minMax = 0, standardised = 0] = probe.kappa;
    // numpy: the squared condition numbers of X
    expect(raw).toBeCloseTo(404803.956, 1);
    expect(minMax).toBeCloseTo(49.348, 3);
    expect(standardised).toBeCloseTo(7.75338, 4);
    expect(probe.counts).toEqual([null, 438, 73]);
    expect(probe.exponent).toBeGreaterThan(0.95);
    expect(probe.exponent).toBeLessThan(1.05);
  });

  it('maps parameters of scaled features back to those of raw ones', () => {
    expectClose(probe.mappedBack, probe.bestHouses, 8);
  });

  it('drops the 14 cars with missing values and fits the rest', () => {
    expect(probe.cars).toEqual([406, 392]);
    expect(probe.stepsByWeight).toBe(1);
    // numpy.linalg.lstsq on the complete rows
    expectClose(probe.line, [46.2165245, -0.00764734254], 6);
    expectClose(probe.perUnit, [-1391.00347, -0.00642763022, -0.00547535848, 0.725770836], 5);
  });

  it('ends with a fit by the student’s own descent that has eight digits of the normal equation', () => {
    expect(commonDigits(probe.own, probe.bestCars)).toBeGreaterThan(8);
    expect(commonDigits(probe.fitted, probe.bestCars)).toBeGreaterThan(8);
    const rows = textOf(run.cell('fit-by-descent-check')).match(/\d+$/gm)?.map(Number) ?? [];
    expect(rows).toHaveLength(4);
    expect(Math.min(...rows)).toBeGreaterThanOrEqual(8);
  });
});

const errorsAt = 'const error = subtract(predictAll(X, theta), y);';
const loop = (step: string) =>
  `let theta: number[] = X[0].map(() => 0);
   for (let k = 0; k < iterations; k++) { ${errorsAt} ${step} }
   return theta;`;

const wrongAnswers: readonly WrongBodies[] = [
  {
    check: 'mse-gradient-check',
    head: `function mseGradient(x: Vector, y: Vector, [theta0, theta1]: Vector): number[] {
      const residual = x.map((xi, i) => y[i] - (theta0 + theta1 * xi));
      const weighted = sum(residual.map((e, i) => e * x[i]));`,
    bodies: [
      ['return [2 / x.length * sum(residual), 2 / x.length * weighted];', 'The sign is turned'],
      ['return [-sum(residual) / x.length, -weighted / x.length];', 'gradient of half the MSE'],
      ['return [-2 * sum(residual), -2 * weighted];', 'gradient of RSS'],
      ['const g = -2 / x.length * sum(residual); return [g, g];', 'each residual times its x'],
      [
        'const [a, b] = [residual, residual.map((e, i) => e * y[i])].map(sum); return [-2 * a / x.length, -2 * b / x.length];',
        'not its y',
      ],
      ['return [-2 / 3 * sum(residual), -2 / 3 * weighted];', 'only in the other table'],
    ],
  },
  {
    check: 'one-step-check',
    head: 'function oneStep(X: Matrix, y: Vector, theta: Vector, rate: number): number[] {',
    bodies: [
      [
        `const next = [...theta];
         for (let j = 0; j < next.length; j++) {
           const error = subtract(predictAll(X, next), y);
           next[j] -= rate * dot(column(X, j), error) / y.length;
         }
         return next;`,
        'Still sequential',
      ],
      [
        `${errorsAt} return theta.map((t, j) => t + rate * dot(column(X, j), error) / y.length);`,
        'goes uphill',
      ],
      [
        `${errorsAt} return theta.map((t, j) => t - rate * dot(column(X, j), error));`,
        'The 1/n is missing',
      ],
      [
        `${errorsAt} return theta.map((t, j) => t - 2 * rate * dot(column(X, j), error) / y.length);`,
        'a 2 too many',
      ],
      [
        `${errorsAt} const next = theta as number[];
         const steps = next.map((_, j) => rate * dot(column(X, j), error) / y.length);
         steps.forEach((step, j) => { next[j] -= step; });
         return next;`,
        'changed the array it was given',
      ],
    ],
  },
  {
    check: 'map-back-check',
    head: `function mapBack(phi: Vector, means: Vector, deviations: Vector): number[] {
      const [first, ...rest] = phi;
      const slopes = rest.map((value, j) => value / deviations[j]);`,
    bodies: [
      ['return [first, ...slopes];', 'The intercept has to move, too'],
      ['return [first + dot(slopes, means), ...slopes];', 'The sign of the shift is turned'],
      ['return [first - dot(rest, means), ...slopes];', 'needs the new slope'],
      [
        'const wide = rest.map((v, j) => v * deviations[j]); return [first - dot(wide, means), ...wide];',
        'Divide by the deviation',
      ],
      ['return [first - slopes[0] * means[0], ...slopes];', 'the shifts add up'],
    ],
  },
  {
    check: 'my-choice-check',
    head: 'function myChoice(): { scaling: string; rate: number; iterations: number } {',
    bodies: [
      ["return { scaling: 'standardised', rate: 1.2, iterations: 40 };", 'is beyond the wall 1.13'],
      ["return { scaling: 'min–max', rate: 1.2, iterations: 40 };", 'choose another scaling'],
      ["return { scaling: 'raw', rate: 1e-4, iterations: 40 };", 'choose another scaling'],
      ["return { scaling: 'standardised', rate: 0.1, iterations: 40 };", 'try another rate'],
      ["return { scaling: 'standardised', rate: 0, iterations: 40 };", 'take a larger one'],
      [
        "return { scaling: 'standardised', rate: 1, iterations: 1 };",
        'measure with countIterations',
      ],
      ["return { scaling: 'none', rate: 1, iterations: 1 };", 'there is no "none"'],
    ],
  },
  {
    check: 'fit-by-descent-check',
    head: 'function fitByDescent(X: Matrix, y: Vector, rate: number, iterations: number): number[] {',
    bodies: [
      [
        `let theta: number[] = X[0].map(() => 0);
         for (let k = 0; k < iterations; k++) {
           for (let j = 0; j < theta.length; j++) {
             ${errorsAt}
             theta[j] -= rate * dot(column(X, j), error) / y.length;
           }
         }
         return theta;`,
        'Sequential',
      ],
      [
        loop('theta = theta.map((t, j) => t + rate * dot(column(X, j), error) / y.length);'),
        'goes uphill',
      ],
      [
        loop('theta = theta.map((t, j) => t - 2 * rate * dot(column(X, j), error) / y.length);'),
        'a step on the MSE',
      ],
      [
        loop('theta = theta.map((t, j) => t - rate * dot(column(X, j), error));'),
        'The 1/n is missing',
      ],
      [
        `iterations = Math.min(iterations, 50); ${loop('theta = theta.map((t, j) => t - rate * dot(column(X, j), error) / y.length);')}`,
        'make all the iterations',
      ],
    ],
  },
];

describe('the exercises of lesson 05', () => {
  it('reject every typical wrong answer with the message that fits it', () =>
    expectRejected(lesson, withBodies(wrongAnswers)));
});
