import { beforeAll, describe, expect, it } from 'vitest';
import { displayed, type LessonRun, runLesson, textOf } from './run.js';
import { expectClose } from './values.js';
import { expectRejected, type WrongBodies, withBodies } from './wrong-answers.js';

const lesson = '06-variants';

/** Values of the lesson that are no output of a cell, written as JSON at its end. */
const PROBE = `console.log(JSON.stringify({
  session2: [4, 2, 1].map(onePass),
  updates: walks.map((points) => points.length - 1),
  ends: walks.map((points) => points[points.length - 1]),
  rises: walks.map((points) => rises(points) / (points.length - 1)),
  batches: sizes.map((b) =>
    shuffledBatches(n, b, seededRandom(1)).map((batch) => batch.length)),
  best, lowest, atStart: [model.cost(start), ...fullGradient],
  noises, sweep,
  notes: racers.map(({ notes }) => firstBelow(notes, 0.05).slice(0, 2)),
  lastNotes: racers.map(({ notes }) => notes[notes.length - 1][3]),
  orderEnds: ordered.map(({ points }) => points[points.length - 1]),
  missed: ordered.map(({ missed }) => meanOf(missed)),
  meanMpg, variance, runningMean: decaying([6, 2, 10], 100), arrived: onePassMeans[n - 1],
  balls: balls.map(([rate, b]) => [
    meanOf(wander(mpg, rate, 20_000, b).map((w) => (w - meanMpg) ** 2)),
    rate / (2 - rate) * variance / b]),
  schedules: scheduled.map(({ history }) => history.values),
  shares, withDecay, singleEnd: escapes[0].points[500], batchRest: escapes[1].points[500],
  fit: fit.point, bestSmall,
}));`;

interface Probe {
  session2: number[][][];
  updates: number[];
  ends: number[][];
  rises: number[];
  batches: number[][];
  best: number[];
  lowest: number;
  atStart: number[];
  noises: number[];
  sweep: { b: number; rate: number; epochs: number }[];
  notes: number[][];
  lastNotes: number[];
  orderEnds: number[][];
  missed: number[];
  meanMpg: number;
  variance: number;
  runningMean: number[];
  arrived: number;
  balls: [measured: number, predicted: number][];
  schedules: number[][];
  shares: number[][];
  withDecay: [b: number, rate: string, fromPoor: number, fromGood: number];
  batchRest: number[];
  singleEnd: number[];
  fit: number[];
  bestSmall: number[];
}

/** The slope of the straight line through points on log–log axes, by least squares. */
function exponent(x: readonly number[], y: readonly number[]): number {
  const [u, v] = [x.map(Math.log), y.map(Math.log)];
  const mean = (values: readonly number[]) => values.reduce((s, t) => s + t, 0) / values.length;
  const products = u.map((value, i) => (value - mean(u)) * ((v[i] ?? 0) - mean(v)));
  return mean(products) / mean(u.map((value) => (value - mean(u)) ** 2));
}

describe('lesson 06, with its solutions', () => {
  let run: LessonRun;
  let probe: Probe;

  beforeAll(async () => {
    run = await runLesson(lesson, { after: { probe: PROBE } });
    probe = JSON.parse(textOf(run.cell('probe')));
  });

  it('has at least eight figures, two that slide, and each says in words what it shows', () => {
    const cells = run.cells.filter(
      (cell) => displayed(cell, 'application/vnd.plotly.v1+json').length > 0,
    );
    const figures = cells.flatMap((cell) => displayed(cell, 'application/vnd.plotly.v1+json'));
    expect(figures.length).toBeGreaterThanOrEqual(8);
    const sliding = figures.filter((figure) => JSON.stringify(figure).includes('"sliders"'));
    expect(sliding.length).toBeGreaterThanOrEqual(2);
    for (const cell of cells) expect(textOf(cell)).toMatch(/\w{3,} .{20,}\./);
  });

  it('gets the same gradient from a hundred copies of the table, for a hundred times the rows', () => {
    const rows = textOf(run.cell('load-cars')).match(/^ *\d.*$/gm) ?? [];
    expect(rows.map((row) => row.trim().split(/\s+/).slice(1))).toEqual(
      ['392', '3920', '39200'].map((size) => [size, '−23.4459', '6.48738']),
    );
  });

  it("computes one epoch on session 2's points: 1, 2 and 4 updates", () => {
    expect(probe.session2.map((points) => points.length - 1)).toEqual([1, 2, 4]);
    expectClose(probe.session2[0]?.[1] ?? [], [0.35, 1.225]);
    // by hand: errors −2, −3 at (0, 0)
    expectClose(probe.session2[1]?.[1] ?? [], [0.25, 0.4]);
    expectClose(
      probe.session2[2]?.flat() ?? [],
      [0, 0, 0.2, 0.2, 0.44, 0.68, 0.524, 1.016, 0.4636, 0.714],
    );
  });

  it("counts the slides' table: n, b, 1 per update and 1, ⌈n/b⌉, n updates per epoch", () => {
    expect(probe.updates).toEqual([5 * 392, 5 * 13, 5 * 1]);
    expect(probe.batches.map((sizes) => sizes.length)).toEqual([392, 13, 1]);
    expect(probe.batches[1]?.slice(-2)).toEqual([32, 8]);
  });

  it('walks smoothly, balanced and noisily', () => {
    const [single = 0, mini = 0, batch = 1] = probe.rises;
    expect(batch).toBe(0);
    expect(mini).toBeGreaterThan(0);
    expect(mini).toBeLessThan(0.1);
    expect(single).toBeGreaterThan(0.4);
    // In a round bowl with curvature 1 each batch step leaves 0.95 of the distance.
    expectClose(
      probe.ends[2] ?? [],
      probe.best.map((t) => t * (1 - 0.95 ** 5)),
    );
    expectClose(probe.atStart.slice(1), [-(probe.best[0] ?? 0), -(probe.best[1] ?? 0)]);
  });

  it('walks the loop of descendInBatches', () => {
    const lines = textOf(run.cell('smoothness')).match(/descendInBatches ends at \(.*\)/g) ?? [];
    const short = (point: number[]) => `(${point.map((t) => +t.toFixed(4)).join(', ')})`;
    expect(lines).toEqual(probe.ends.map((end) => `descendInBatches ends at ${short(end)}`));
  });

  it('gives the three clocks different winners', () => {
    const [single = [], mini = [], batch = []] = probe.notes;
    expect(batch[0]).toBeLessThan(mini[0] ?? 0); // updates
    expect(mini[0]).toBeLessThan(single[0] ?? 0);
    expect(single[1]).toBeLessThan(mini[1] ?? 0); // epochs
    expect(100 * (mini[1] ?? 1)).toBeLessThan(batch[1] ?? 0);
    const [endOfSingle = 0, endOfMini = 0, endOfBatch = 1] = probe.lastNotes;
    expect(endOfBatch).toBeLessThan(Math.min(endOfSingle, endOfMini));
  });

  it('measures noise that falls like one over the root of the batch size', () => {
    const powers = [1, 2, 4, 8, 16, 32, 64, 128, 256];
    expect(exponent(powers, probe.noises)).toBeGreaterThan(-0.55);
    expect(exponent(powers, probe.noises)).toBeLessThan(-0.45);
  });

  it('needs fewer updates and more epochs with larger batches', () => {
    const epochs = probe.sweep.map((row) => row.epochs);
    const updates = probe.sweep.map((row) => row.epochs * Math.ceil(392 / row.b));
    expect(epochs).toEqual([...epochs].sort((a, b) => a - b));
    expect(Math.max(...epochs)).toBeLessThanOrEqual(12);
    expect(updates[0]).toBeGreaterThan(10 * (updates.at(-1) ?? Infinity));
    expect(exponent([1, 8, 32, 64, 128, 256, 392], updates)).toBeLessThan(-0.4);
  });

  it('ends far from the minimum in file order, and leaves out 1/e of the cars with replacement', () => {
    const [fileOrder = []] = probe.orderEnds;
    // where the loop over the sorted file settles, run in plain Node
    expectClose(fileOrder, [27.170723648528007, -8.21796431203654], 6);
    expect(probe.missed.slice(0, 2)).toEqual([0, 0]);
    expect(probe.missed[2]).toBeCloseTo(Math.exp(-1), 2);
    expect(textOf(run.cell('order-figure'))).toMatch(/file order +27\.17 +−8\.218 +8\.435/);
    // the same fit in Python, over the 85 cars from 1980 on
    expect(textOf(run.cell('order-figure'))).toContain('alone: (27.0084, -8.2711)');
  });

  it('predicts the size of the noise ball within three per cent', () => {
    expect(probe.balls).toHaveLength(6);
    for (const [measured, predicted] of probe.balls) {
      expect(Math.abs(measured / predicted - 1)).toBeLessThan(0.03);
    }
  });

  it('turns into the running mean with the rate 1/(k + 1)', () => {
    expectClose(probe.runningMean, [6, 4, 6]);
    expect(probe.arrived).toBeCloseTo(probe.meanMpg, 9);
    expect(probe.meanMpg).toBeCloseTo(23.4459184, 6);
  });

  it('ends lowest with the rate that falls like 1/k, and stalls where the rates run out', () => {
    const [large = [], small = [], inverse = [], geometric = []] = probe.schedules;
    const last = [large, small, inverse, geometric].map((values) => values[20] ?? 0);
    expect(Math.min(...last)).toBe(last[2]);
    expect(small[2]).toBeGreaterThan(large[2] ?? 0);
    expect(Math.abs((geometric[20] ?? 0) / (geometric[2] ?? 1) - 1)).toBeLessThan(0.05);
  });

  it('measures when noise frees a run and when it throws it out', () => {
    const near = (b: number, rate: number) =>
      probe.shares.find(([size, alpha]) => size === b && alpha === rate)?.slice(2) ?? [];
    for (const rate of [0.1, 0.2, 0.3]) expect(near(64, rate)).toEqual([0, 100]);
    expect(near(16, 0.3)).toEqual([0, 100]);
    expect(near(1, 0.2)[0]).toBeGreaterThan(90);
    expect(near(1, 0.2)[1]).toBe(100);
    expect(near(1, 0.3)[1]).toBeLessThan(80);
    const [, , freed, kept] = probe.withDecay;
    expect(freed).toBe(90);
    expect(kept).toBe(100);
    expect(probe.batchRest[0]).toBeLessThan(0.1);
    expect(probe.singleEnd[0]).toBeCloseTo(2, 0);
    const slopes = textOf(run.cell('escape-slider')).match(/typical single slope: [\d.]+/g) ?? [];
    const [good = 1, poor = 0] = slopes.map((text) => Number(text.split(': ')[1]));
    expect(poor).toBeGreaterThan(5 * good);
  });

  it('fits the real cars to a hundredth or so of the normal equation', () => {
    expect(probe.best[0]).toBeCloseTo(23.4459184, 6);
    expect(probe.bestSmall).toHaveLength(4);
    probe.fit.forEach((value, j) => {
      expect(Math.abs(value - (probe.bestSmall[j] ?? 0))).toBeLessThan(0.015);
    });
  });

  it('brings the mean of the last half much closer than the last point', () => {
    const rows = textOf(run.cell('tail-mean-check')).match(/^ *[1-4] +\S+ +\S+$/gm) ?? [];
    expect(rows).toHaveLength(4);
    for (const row of rows) {
      const [, last = 0, mean = 1] = row.trim().split(/\s+/).map(Number);
      expect(20 * mean).toBeLessThan(last);
    }
  });
});

const column = 'slopes.map((slope) => slope[j])';
const epochOver = (order: string, update: string) =>
  `let [theta0, theta1] = theta;
   for (const i of ${order}) {
     const error = theta0 + theta1 * x[i] - y[i];
     ${update}
   }
   return [theta0, theta1];`;
const together = '[theta0, theta1] = [theta0 - rate * error, theta1 - rate * error * x[i]];';

const wrongAnswers: readonly WrongBodies[] = [
  {
    check: 'batch-update-check',
    head: 'function batchUpdate(theta: Vector, slopes: Vector[], rate: number): number[] {',
    bodies: [
      [
        `return theta.map((t, j) => t - rate * slopes.length * meanOf(${column}));`,
        'You added the gradients',
      ],
      [
        `return theta.map((t, j) => t - rate * slopes.length / 4 * meanOf(${column}));`,
        'The sum was divided by 4',
      ],
      [`return theta.map((t, j) => t + rate * meanOf(${column}));`, 'goes uphill'],
      ['return theta.map((t, j) => t - rate * slopes[0][j]);', 'Only the first example'],
      ['return theta.map((t, j) => t - rate * slopes[1][j]);', 'Only the last example'],
      [`return theta.map((t, j) => -rate * meanOf(${column}));`, 'Start from theta'],
    ],
  },
  {
    check: 'cut-batches-check',
    head: 'function cutIntoBatches(n: number, b: number, random: Random): number[][] {',
    bodies: [
      [
        `const order = random.permutation(n);
         return Array.from({ length: Math.floor(n / b) }, (_, k) => order.slice(k * b, k * b + b));`,
        'The last two examples are dropped',
      ],
      [
        `return Array.from({ length: Math.ceil(n / b) },
           () => Array.from({ length: b }, () => random.integer(n)));`,
        'The last batch is too long',
      ],
      [
        `return Array.from({ length: Math.ceil(n / b) },
           (_, k) => random.permutation(n).slice(0, Math.min(b, n - k * b)));`,
        'shuffle once, then cut',
      ],
      [
        `const order = Array.from({ length: n }, (_, i) => i), batches: number[][] = [];
         for (let k = 0; k < n; k += b) batches.push(order.slice(k, k + b));
         return batches;`,
        'The examples come in file order',
      ],
      [
        `const order = seededRandom(7).permutation(n), batches: number[][] = [];
         for (let k = 0; k < n; k += b) batches.push(order.slice(k, k + b));
         return batches;`,
        'does not depend on `random`',
      ],
      [
        `const order = random.permutation(n).sort(() => Math.random() - 0.5), batches: number[][] = [];
         for (let k = 0; k < n; k += b) batches.push(order.slice(k, k + b));
         return batches;`,
        'take all chance from `random`',
      ],
    ],
  },
  {
    check: 'repaired-epoch-check',
    head: `function repaired(
      x: Vector, y: Vector, theta: Vector, rate: number, random: Random,
    ): number[] {`,
    bodies: [
      [epochOver('x.keys()', together), 'This is the order of the file'],
      [
        epochOver(
          'random.permutation(x.length)',
          'theta0 -= rate * error; theta1 -= rate * (theta0 + theta1 * x[i] - y[i]) * x[i];',
        ),
        'The slope saw the new θ₀',
      ],
      [
        `const errors = x.map((xi, i) => theta[0] + theta[1] * xi - y[i]);
         return [theta[0] - rate * meanOf(errors),
           theta[1] - rate * meanOf(errors.map((e, i) => e * x[i]))];`,
        'This is one batch update',
      ],
      [
        `const errors = x.map((xi, i) => theta[0] + theta[1] * xi - y[i]);
         return [theta[0] - rate * 2 * meanOf(errors),
           theta[1] - rate * 2 * meanOf(errors.map((e, i) => e * x[i]))];`,
        'update after each',
      ],
      [
        `const xs = random.permutation(x.length).map((i) => x[i]);
         const ys = random.permutation(y.length).map((i) => y[i]);
         let [theta0, theta1] = theta;
         for (let k = 0; k < xs.length; k++) {
           const error = theta0 + theta1 * xs[k] - ys[k];
           [theta0, theta1] = [theta0 - rate * error, theta1 - rate * error * xs[k]];
         }
         return [theta0, theta1];`,
        'belong together',
      ],
    ],
  },
  {
    check: 'my-choice-check',
    head: 'function myChoice(): { batchSize: number; rate: number; excess: number } {',
    bodies: [
      ['return { batchSize: 392, rate: 0.4, excess: 0.01 };', 'does worse: too few updates'],
      ['return { batchSize: 32, rate: 0.01, excess: 0.01 };', 'does worse: too few updates'],
      ['return { batchSize: 1, rate: 0.1, excess: 0.01 };', 'this one is too large for b'],
      ['return { batchSize: 1, rate: 0.8, excess: 0.01 };', 'it diverges'],
      ['return { batchSize: 8, rate: 0.06, excess: 0.01 };', 'return what meanExcess measures'],
    ],
  },
  {
    check: 'tail-mean-check',
    head: `function tailMean(points: readonly Vector[]): number[] {
      const half = Math.floor(points.length / 2);
      const mean = (some: readonly Vector[]) =>
        some[0].map((_, j) => meanOf(some.map((point) => point[j])));`,
    bodies: [
      ['return mean(points);', 'the mean of all points'],
      ['return mean(points.slice(0, half));', 'the mean of the first half'],
      ['return mean(points.slice(-1));', 'the last point alone'],
      ['return mean(points.slice(half));', 'The middle point is in'],
      ['return mean(points.slice(-2));', 'Two points are half of four'],
      ['return mean(points.slice(-half)).map((t) => t * half);', 'divide by their number'],
    ],
  },
];

describe('the exercises of lesson 06', () => {
  it('reject every typical wrong answer with the message that fits it', () =>
    expectRejected(lesson, withBodies(wrongAnswers)));
});
