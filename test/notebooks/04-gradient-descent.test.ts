import { beforeAll, describe, expect, it } from 'vitest';
import { displayed, type LessonRun, textOf } from './run.js';
import { numbers, runForValues } from './values.js';
import { expectRejected } from './wrong-answers.js';

const name = '04-gradient-descent';
const figureType = 'application/vnd.plotly.v1+json';

describe('the numbers of the lectures, as lesson 04 computes them', () => {
  let run: LessonRun;

  /** The value that an expression over the lesson's variables has after the last cell. */
  const expressions = {
    jumps: 'jumps.flat()',
    visited: 'visited.flat()',
    moves: 'Object.values(moves)',
    costs: 'Object.values(moves).map((w) => cost([w]))',
    fromMinusTwo: '[costSlope(-2), -2 - 0.1 * costSlope(-2)]',
    twoWeights: 'twoWeights',
    twins: '[walk.point, ascend((theta) => -bowl(theta), [3, -2], options).point]',
    rates: 'report',
    wall: 'rateRuns.map(({ rate, point }) => [rate, Math.abs(point[0])])',
    ravine: 'rates[best]',
    stopRows: 'stopRows',
    verdicts: 'verdicts',
    validation: '[validation[0], validation[lowest], validation[300], lowest]',
    race: 'race(200).map(({ value }) => value)',
    saddle: 'ridge.map(({ point }) => point)',
    data: 'losses.map(([, own, foreign]) => [own, foreign])',
  };
  let values: ReadonlyMap<string, unknown>;
  const value = (key: keyof typeof expressions) => values.get(key);

  beforeAll(async () => {
    ({ run, values } = await runForValues(name, expressions));
  });

  it('without a rate, w² jumps from −4 to 4 and back', () => {
    expect(value('jumps')).toEqual([-4, 4, -4, 4, -4, 4, -4]);
  });

  it('with the rate 0.1 the first points are −3.2 and −2.56', () => {
    expect(value('visited')).toEqual(
      expect.arrayContaining([-4, expect.closeTo(-3.2, 12), expect.closeTo(-2.56, 12)]),
    );
  });

  it('from w = 3 on (1 − w)², +4 leads to 7, −4 to −1, −0.4 to 2.6; from −2 the slope −6 leads to −1.4', () => {
    expect(value('moves')).toEqual([7, -1, 2.6]);
    expect(value('costs')).toEqual([36, 4, expect.closeTo(2.56, 12)]);
    expect(value('fromMinusTwo')).toEqual([-6, expect.closeTo(-1.4, 12)]);
  });

  it('ascent on −f ends where descent on f ends, at 0.8²⁰ of the start', () => {
    const end = [3, -2].map((x) => expect.closeTo(x * 0.8 ** 20, 6));
    expect(value('twins')).toEqual([end, end]);
  });

  it('two weights go (3, −2), (2.4, −1.6), (1.92, −1.28) with the values 13, 8.32, 5.3248', () => {
    const near = (row: number[]) => row.map((x) => expect.closeTo(x, 12));
    const rows = [
      [0, 3, -2, 13],
      [1, 2.4, -1.6, 8.32],
      [2, 1.92, -1.28, 5.3248],
    ];
    expect(value('twoWeights')).toEqual(rows.map(near));
  });

  it('the rates 0.01, 0.1, 0.8, 1.01 have the factors 0.98, 0.8, −0.6, −1.02', () => {
    const rows = [
      [0.01, 0.98],
      [0.1, 0.8],
      [0.8, -0.6],
      [1.01, -1.02],
    ].map(([rate = 0, factor = 0]) =>
      [rate, factor, -4 * factor, -4 * factor ** 2, -4 * factor ** 40].map((x) =>
        expect.closeTo(x, 9),
      ),
    );
    expect(value('rates')).toEqual(rows);
  });

  it('on the slider, walks end nearer than −4 below the wall at 1, at 4 on it, and farther beyond it', () => {
    const ends: unknown = value('wall');
    if (!Array.isArray(ends)) throw new Error('the runs of the slider are missing');
    expect(ends.length).toBeGreaterThan(10);
    for (const [rate, distance] of ends) {
      if (rate < 1) expect(distance).toBeLessThan(4);
      else if (rate > 1) expect(distance).toBeGreaterThan(4);
      else expect(distance).toBe(4);
    }
  });

  it('the best measured rate on ½(x² + 25y²) is next to 2/(1 + 25)', () => {
    expect(value('ravine')).toBeCloseTo(2 / 26, 2);
  });

  it('the stop table has 15 rows; row 2 has the loss 2.0736, row 14 leads to −0.0018807…', () => {
    const rows = Array.from({ length: 15 }, (_, k) => {
      const w = -4 * 0.6 ** k;
      return [k, w, w ** 2, 2 * w, -0.4 * w, 0.6 * w].map((x) => expect.closeTo(x, 12));
    });
    expect(value('stopRows')).toEqual(rows);
    expect(value('stopRows')).toMatchObject({ 2: { 2: expect.closeTo(2.0736, 12) } });
    expect(value('stopRows')).toMatchObject({ 14: { 5: expect.closeTo(-0.001880739938, 12) } });
    expect(textOf(run.cell('stop-figure'))).toContain('Converged after 13 iterations');
  });

  it('four criteria on four losses: right in the bowl, wrong in the ravine and on the plateau, silent at the kink', () => {
    const fired: unknown = value('verdicts');
    const row = (run: string, criterion: string, at: unknown, distance: number, digits = 3) => ({
      ...{ run, criterion, fires: at !== 'never', distance: expect.closeTo(distance, digits) },
      iteration: at === 'never' ? 10_000 : at,
    });
    expect(fired).toEqual([
      row('bowl', 'gradient', 18, 4 * 0.6 ** 18, 9),
      row('bowl', 'change', 11, 4 * 0.6 ** 11, 9),
      row('bowl', 'step', 16, 4 * 0.6 ** 16, 9),
      row('bowl', 'cap', 10_000, 0),
      row('ravine', 'gradient', 8290, 0.001),
      row('ravine', 'change', 1387, 0.9986),
      row('ravine', 'step', 1387, 0.9986),
      row('ravine', 'cap', 10_000, 0.0002),
      row('plateau', 'gradient', 0, 4.2),
      row('plateau', 'change', 1, 4.199),
      row('plateau', 'step', 1, 4.199),
      row('plateau', 'cap', 10_000, 0),
      row('kink', 'gradient', 'never', 0.2),
      row('kink', 'change', 'never', 0.2),
      row('kink', 'step', 'never', 0.2),
      row('kink', 'cap', 10_000, 0.2),
    ]);
  });

  it('the validation loss is lowest in the middle of the run', () => {
    const [first, lowest, last, at] = numbers(value('validation'));
    expect(at).toBeGreaterThan(1);
    expect(at).toBeLessThan(100);
    expect(lowest).toBeLessThan(Math.min(first ?? 0, last ?? 0));
  });

  it('the walk on the ridge ends at the saddle, its neighbour at the minimum (0, √2)', () => {
    expect(value('saddle')).toEqual([
      [expect.closeTo(0, 6), expect.closeTo(Math.SQRT2, 6)],
      [expect.closeTo(0, 6), 0],
    ]);
  });

  it('no chord of the linear model lies below its loss, and chords of the sigmoid model do', () => {
    const text = textOf(run.cell('convexity'));
    expect(text).toMatch(/linear model: {2}0$/m);
    expect(Number(/sigmoid model: (\d+)/.exec(text)?.[1])).toBeGreaterThan(1000);
  });

  it('at equal evaluations in 200 dimensions gradient descent leaves a thousandth of what the best rival leaves', () => {
    const [descent = Number.NaN, ...rivals] = numbers(value('race'));
    expect(rivals).toHaveLength(3);
    expect(descent).toBeLessThan(Math.min(...rivals) / 1000);
  });

  it('the weights of table 1 fit no other table: there the loss exceeds that of guessing, ln 2', () => {
    const rows: unknown = value('data');
    if (!Array.isArray(rows)) throw new Error('the ten problems are missing');
    expect(rows).toHaveLength(10);
    for (const [own, foreign] of rows.slice(1)) {
      expect(own).toBeLessThan(Math.LN2);
      expect(foreign).toBeGreaterThan(Math.LN2);
    }
  });

  it('has at least eight figures, two that move and one in space', () => {
    const figures = run.cells.flatMap((cell) => displayed(cell, figureType));
    const texts = figures.map((figure) => JSON.stringify(figure));
    expect(texts.length).toBeGreaterThanOrEqual(8);
    expect(texts.filter((text) => text.includes('"sliders"')).length).toBeGreaterThanOrEqual(2);
    expect(texts.some((text) => text.includes('"type":"surface"'))).toBe(true);
  });
});

describe('the exercises of lesson 04', () => {
  const walk = (body: string) =>
    `type Gradient = (theta: readonly number[]) => number[];
     function walkDown(gradient: Gradient, start: number[], rate: number, count: number): number[][] { ${body} }`;
  const repaired = (body: string) =>
    `function repaired(f: (w: number) => number, start: number, rate: number, count: number): number { let w = start; ${body} }`;
  const fastest = (body: string) =>
    `function fastestRate(f: (theta: readonly number[]) => number, start: number[], rates: number[]): number { ${body} }`;
  const measured =
    'const runs = rates.map((rate) => ({ rate, ...descend(f, start, { rate, maxIterations: 5000 }) }));';
  const step = (expression: string) =>
    `function step(w: number, slope: number, rate: number): number { return ${expression}; }`;

  const wrongAnswers: Record<string, [answer: string, message: RegExp][]> = {
    'exercise-1': [
      [step('w + rate * slope'), /This is uphill/],
      [step('w - slope'), /the rate is missing/],
      [step('rate * (w - slope)'), /belongs to the slope only/],
      [step('-rate * slope'), /only the change/],
    ],
    'exercise-2': [
      [
        walk(
          'const p = [[...start]]; for (let k = 0; k < count; k++) p.push(p[k].map((t, i) => t + rate * gradient(p[k])[i])); return p;',
        ),
        /uphill/,
      ],
      [
        walk(
          'const g = gradient(start); const p = [[...start]]; for (let k = 0; k < count; k++) p.push(p[k].map((t, i) => t - rate * g[i])); return p;',
        ),
        /at the current point/,
      ],
      [
        walk(
          'const t = [...start]; const p = [t]; for (let k = 0; k < count; k++) { const g = gradient(t); t.forEach((_, i) => { t[i] -= rate * g[i]; }); p.push(t); } return p;',
        ),
        /changed one array in place/,
      ],
      [
        walk(
          'const p = [[...start]]; for (let k = 0; k < count; k++) p.push([p[k][0] - rate * gradient(p[k])[0], ...p[k].slice(1)]); return p;',
        ),
        /Update every coordinate/,
      ],
      [
        walk(
          'const p: number[][] = []; let t = [...start]; for (let k = 0; k < count; k++) { const g = gradient(t); t = t.map((x, i) => x - rate * g[i]); p.push(t); } return p;',
        ),
        /three points with the start, but 2 came/,
      ],
      [
        walk(
          'const p = [[...start]]; for (let k = 0; k < count; k++) { const q = [...p[k]]; q.forEach((_, i) => { q[i] -= rate * gradient(q)[i]; }); p.push(q); } return p;',
        ),
        /saw the new first one/,
      ],
    ],
    'exercise-3': [
      [
        repaired(
          'const s = derivative(f, start); for (let k = 0; k < count; k++) w = w - rate * s; return w;',
        ),
        /still uses the slope of the start/,
      ],
      [
        repaired('for (let k = 0; k < count; k++) w = w + rate * derivative(f, w); return w;'),
        /uphill/,
      ],
      [
        repaired(
          'for (let k = 0; k < count; k++) { w = w - rate * derivative(f, w); return w; } return w;',
        ),
        /return inside the loop/,
      ],
      [
        repaired(
          'for (let k = 0; k < count; k++) w = w + rate * Math.abs(derivative(f, w)); return w;',
        ),
        /absolute value/,
      ],
    ],
    'exercise-4': [
      [
        fastest(`${measured} return runs.sort((a, b) => a.iterations - b.iterations)[0].rate;`),
        /beyond the wall 2.25: keep only runs that converged/,
      ],
      [fastest('return Math.max(...rates);'), /beyond the wall/],
      [fastest('return Math.min(...rates);'), /slowest/],
      [fastest('return rates[2];'), /largest rate that converges is not the fastest/],
      [fastest(`${measured} return runs.filter((r) => r.converged)[1].rate;`), /a larger one/],
    ],
  };

  it.each(Object.entries(wrongAnswers))(
    '%s rejects each typical wrong answer and names the mistake',
    (exercise, answers) => {
      const check = `${exercise}-check`;
      const wrong = answers.map(([answer, message]) => ({ check, answer, message }));
      return expectRejected(name, wrong, [`${exercise}-answer`, check]);
    },
  );
});
