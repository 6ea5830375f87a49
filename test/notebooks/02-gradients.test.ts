import { describe, expect, it } from 'vitest';
import { displayed, textOf } from './run.js';
import { beforeAllLessonValues, near, numbers, rowsOfNumbers } from './values.js';
import { rejectsWrongAnswers } from './wrong-answers.js';

const name = '02-gradients';
const figureType = 'application/vnd.plotly.v1+json';

describe('the numbers of the lectures, as lesson 02 computes them', () => {
  const { run, value } = beforeAllLessonValues(name, {
    partials: 'partials',
    slopes: '[[1, 1], [-1, 1]].map((p) => gradient(distance, p))',
    bowl: '[alongX, alongY]',
    three: '[threeRule([1, 2, 3]), gradient(three, [1, 2, 3])]',
    counts: '[1, 2, 6].map((n) => gradient(sum, Array(n).fill(1)).length)',
    level: 'levelRows',
    directions: 'wayRows',
    algorithm:
      '[numericalGradient(distance, [1, 1]), numericalGradient(distance, [-1, 1]), numericalGradient(three, [1, 2, 3])]',
    digits: '[forward[40], central[40]]',
    referee: 'referee.map(([, origin, place]) => [origin, place])',
    neuron: '[sigmoid(1), given, numerical]',
    update: '[parameters[1], parameters[6], cost(parameters[0]), cost(parameters[6])]',
    hessian: 'H',
    convex: 'convexRows.map(([, least]) => least)',
    fields: 'measured.map(([, ...numbers]) => numbers)',
  });

  it('d = E t² has the slopes (1, 2) at (1, 1) and (1, −2) at (−1, 1), by rule and measured', () => {
    expect(value('slopes')).toEqual([near([1, 2]), near([1, -2])]);
    expect(value('partials')).toEqual(
      [
        [1, 1, 1, 1, 2, 2],
        [-1, 1, 1, 1, -2, -2],
        [2, -1, 1, 1, -4, -4],
        [0.5, 3, 9, 9, 3, 3],
      ].map((row) => near(row)),
    );
    expect(textOf(run().cell('partials-table'))).toContain('∂d/∂t = 2 * E * t');
  });

  it('the linked figures of d hold one variable each and move it', () => {
    const [heldE, heldT] = displayed(run().cell('slices'), figureType);
    expect(heldE).toMatchObject({ frames: { length: 9 } });
    expect(JSON.stringify(heldE)).toContain('∂d/∂t = 2 at t = 1');
    expect(JSON.stringify(heldT)).toContain('∂d/∂E = 1 at E = 1');
  });

  it('∇(x² + y²) at (2, 2) is (4, 4)', () => {
    expect(value('bowl')).toEqual(near([4, 4]));
  });

  it('∇(2x + 3y² − z³) is (2, 6y, −3z²)', () => {
    expect(value('three')).toEqual([[2, 12, -27], near([2, 12, -27])]);
  });

  it('one variable gives one number, n variables give n', () => {
    expect(value('counts')).toEqual([1, 2, 6]);
    expect(textOf(run().cell('three-variables'))).toContain('one variable, x² at 5: [ 10 ]');
  });

  it('on a level curve the height stays, the gradient is perpendicular, and its length is the density of the curves', () => {
    const rows = rowsOfNumbers(value('level'));
    expect(rows).toHaveLength(6);
    for (const [height, angle, , way, predicted = Number.NaN] of rows) {
      expect(height).toBeCloseTo(rows[0]?.[0] ?? Number.NaN, 9);
      expect(angle).toBeCloseTo(90, 0);
      expect((way ?? Number.NaN) / predicted).toBeCloseTo(1, 1);
    }
  });

  it('the gradient points to neither summit', () => {
    const angles = [...textOf(run().cell('summit-angles')).matchAll(/by ([\d.]+) degrees/g)];
    expect(angles.map(([, degrees]) => Number(degrees))).toEqual(near([34.2, 19.0], 6));
  });

  it('the slope in any direction is ‖∇f‖ cos θ: 4√2 north-east, 0 along the level curve', () => {
    const length = 4 * Math.SQRT2;
    const expected = [
      ['east', 4, 45],
      ['north', 4, 45],
      ['north-east', length, 0],
      ['south-east', 0, 90],
      ['south', -4, 135],
      ['south-west', -length, 180],
    ].map(([way, slope, angle]) => [
      way,
      expect.closeTo(Number(slope), 8),
      expect.closeTo(Number(slope), 8),
      angle,
    ]);
    expect(value('directions')).toEqual(expected);
  });

  it('the slope compass turns through all directions, from steepest descent to steepest ascent', () => {
    const [compass] = displayed(run().cell('compass'), figureType);
    expect(compass).toMatchObject({ frames: { length: 25 } });
    expect(textOf(run().cell('compass'))).toContain('from −1.262 against the gradient');
  });

  it('the algorithm with h = 1e-5 errs by about h/2 times the second derivative', () => {
    expect(value('algorithm')).toEqual([
      near([1, 2 + 1e-5], 9),
      near([1, -2 - 1e-5], 9),
      near([2, 12 + 3e-5, -27 - 9e-5], 7),
    ]);
  });

  it('central differences win about five digits at h = 1e-5', () => {
    const [forward = Number.NaN, central = Number.NaN] = numbers(value('digits'));
    expect(Math.log10(forward / central)).toBeGreaterThan(4.5);
    expect(Math.log10(forward / central)).toBeLessThan(6.5);
  });

  it('a gradient check at the origin misses two of three mistakes, elsewhere it finds all', () => {
    expect(value('referee')).toEqual([
      ['passes', 'passes'],
      ['passes', 'FAILS'],
      ['passes', 'FAILS'],
      ['FAILS', 'FAILS'],
    ]);
  });

  it('σ(1) is e/(e + 1), and the neuron has the slopes −2(1 − σ)σ(1 − σ) · (x, 1)', () => {
    const s = Math.E / (Math.E + 1);
    const slope = -2 * (1 - s) * s * (1 - s);
    const both = near([2 * slope, slope], 9);
    expect(value('neuron')).toEqual([expect.closeTo(s, 15), both, both]);
  });

  it('the update (w, b) ← (w, b) − η∇C moves both parameters and lowers the cost', () => {
    const s = Math.E / (Math.E + 1);
    const slope = 2 * (1 - s) * s * (1 - s);
    expect(value('update')).toEqual([
      near([0.5 + 2 * slope, slope], 12),
      near([1.0172, 0.25861], 4),
      expect.closeTo((1 - s) ** 2, 12),
      expect.closeTo(0.0084086, 6),
    ]);
  });

  it('the Hessian of E t² at (1, 1) is [[0, 2], [2, 2]]', () => {
    expect(value('hessian')).toEqual([near([0, 2], 6), near([2, 2], 6)]);
  });

  it('bowl, dome, saddle and trough, summits and pass are told apart', () => {
    const kinds = textOf(run().cell('classified')).match(/minimum|maximum|saddle|undecided/g);
    expect(kinds).toEqual([
      'minimum',
      'maximum',
      'saddle',
      'undecided',
      'maximum',
      'maximum',
      'saddle',
    ]);
  });

  it('the bowl and the squared error of a line show no negative curvature, the others do', () => {
    const [bowl, driver, line, neuron] = numbers(value('convex'));
    expect([bowl, line]).toEqual([2, 0]);
    expect(driver).toBeCloseTo(-2 - Math.sqrt(20), 3);
    expect(neuron).toBeLessThan(-0.5);
  });

  it('divergence is a number, curl a vector: source, rotation, and a gradient field without curl', () => {
    expect(value('fields')).toEqual([
      [2, 0, 0, 0],
      [0, 0, 0, 2],
      [2, 0, 0, 0],
    ]);
  });
});

describe('the exercises of lesson 02', () => {
  const partials = (body: string) =>
    `function partialsOfF([E, t]: readonly number[]): number[] { return ${body}; }`;
  const central = (body: string) =>
    `function centralGradient(f: (x: readonly number[]) => number, x: number[], h: number): number[] { ${body} }`;
  const each = (body: string) => central(`return x.map((old, i) => { ${body} });`);
  const neuron = (result: string) =>
    `function gradientOfCost([w, b]: readonly number[], x: number, y: number): number[] {
       const s = sigmoid(w * x + b); return ${result}; }`;
  const slope = '-2 * (y - s) * s * (1 - s)';
  const way = (body: string) =>
    `function bestWayDown(f: (x: readonly number[]) => number, at: number[], ways: number[][]): number { ${body} }`;
  const along = 'ways.map((way) => directionalDerivative(f, at, way))';
  const raw = 'ways.map((way) => directionalDerivative(f, at, way) * Math.hypot(way[0], way[1]))';
  const kind = (body: string) =>
    `function kindOfPoint([[a, b], [, c]]: number[][]): string { ${body} }`;

  rejectsWrongAnswers(name, {
    'exercise-1': [
      [partials('[3 * E ** 2 * t ** 2 + 4, 2 * E * t ** 3]'), /order is turned round/],
      [partials('[2 * E * t ** 3 + 4, 3 * E ** 2 * t ** 2 + 4]'), /is 0, not 4\./],
      [partials('[2 * E * t ** 3 + 4 * t, 3 * E ** 2 * t ** 2 + 4]'), /is 0, not 4t/],
      [partials('[2 * E * t ** 3, 3 * E ** 2 * t ** 2]'), /It is missing/],
      [partials('[6 * E * t ** 2, 6 * E * t ** 2 + 4]'), /both factors at once/],
      [partials('[2 * E * t ** 3, 3 * E ** 2 * t ** 2 + 4 * t]'), /has the derivative 4, not 4t/],
      [partials('[2 * E, 3 * t ** 2 + 4]'), /A held factor stays/],
    ],
    'exercise-2': [
      [
        each('const f0 = f(x); x[i] = old + h; const f1 = f(x); x[i] = old; return (f1 - f0) / h;'),
        /forward difference/,
      ],
      [
        each(
          'x[i] = old + h; const up = f(x); x[i] = old - h; const down = f(x); x[i] = old; return (up - down) / h;',
        ),
        /divide by 2h/,
      ],
      [
        each(
          'x[i] = old + h; const up = f(x); x[i] = old - h; const down = f(x); x[i] = old; return (up - down) / 2 * h;',
        ),
        /Write . \(2 \* h\)/,
      ],
      [
        each('x[i] = old + h; const up = f(x); x[i] = old - h; return (up - f(x)) / (2 * h);'),
        /still at x − h/,
      ],
      [
        each('x[i] = old - h; const down = f(x); x[i] = old + h; return (f(x) - down) / (2 * h);'),
        /still at x \+ h/,
      ],
      [
        central(
          'const both = (f(x.map((e) => e + h)) - f(x.map((e) => e - h))) / (2 * h); return x.map(() => both);',
        ),
        /Both coordinates moved/,
      ],
      [
        each(
          'x[i] += h; const up = f(x); x[i] -= 2 * h; const down = f(x); x[i] += h; return (up - down) / (2 * h);',
        ),
        /Your x came back changed/,
      ],
    ],
    'exercise-3': [
      [neuron(`[${slope}, ${slope}]`), /The bug is still there/],
      [neuron(`[${slope} * x, ${slope} * x]`), /∂z.∂b is 1/],
      [neuron(`[${slope}, ${slope} * x]`), /wrong slope/],
      [neuron('[2 * (y - s) * s * (1 - s) * x, 2 * (y - s) * s * (1 - s)]'), /The sign/],
      [neuron('[-2 * (y - s) * x, -2 * (y - s)]'), /slope σ\(1 − σ\)/],
      [neuron('[-(y - s) * s * (1 - s) * x, -(y - s) * s * (1 - s)]'), /factor 2/],
    ],
    'exercise-4': [
      [
        way(`const s = ${raw}; return s.indexOf(Math.min(...s));`),
        /per unit of length another falls faster/,
      ],
      [way(`const s = ${along}; return s.indexOf(Math.max(...s));`), /steepest way up/],
      [
        way(
          `const s = ${along}; const size = s.map(Math.abs); return size.indexOf(Math.max(...size)) === 2 ? 1 : size.indexOf(Math.max(...size));`,
        ),
        /it goes up: mind the sign/,
      ],
      [
        way(
          'const ends = ways.map((w) => f(at.map((c, i) => c + w[i]))); return ends.indexOf(Math.min(...ends));',
        ),
        /leads to the minimum/,
      ],
    ],
    'exercise-5': [
      [
        kind(
          "if (a > 0 && c > 0) return 'minimum'; if (a < 0 && c < 0) return 'maximum'; return a * c < 0 ? 'saddle' : 'undecided';",
        ),
        /diagonal alone does not decide/,
      ],
      [
        kind(
          "const p = a * c - b * b; if (p < 0) return 'saddle'; return p === 0 ? 'undecided' : 'minimum';",
        ),
        /Both curvatures are negative/,
      ],
      [
        kind(
          "const p = a * c - b * b; if (p < 0) return 'saddle'; return a > 0 ? 'minimum' : 'maximum';",
        ),
        /One curvature is 0/,
      ],
      [
        kind(
          "const p = a * c + b * b; if (p < 0) return 'saddle'; if (p === 0) return 'undecided'; return a > 0 ? 'minimum' : 'maximum';",
        ),
        /Use ac − b²/,
      ],
      [
        kind(
          "const p = a * c - b; if (p < 0) return 'saddle'; if (p === 0) return 'undecided'; return a > 0 ? 'minimum' : 'maximum';",
        ),
        /is b squared/,
      ],
    ],
  });
});
