import { beforeAll, describe, expect, test } from 'vitest';
import { type LessonRun, readLesson, runLesson, textOf } from './run.js';
import { rejectsWrongAnswers } from './wrong-answers.js';

const lesson = '01-derivatives';

describe('the lesson computes the numbers of the lectures', () => {
  let run: LessonRun;
  beforeAll(async () => {
    run = await runLesson(lesson);
  });

  /** The cells of the row that begins with `first`, in the table that a cell shows. */
  const row = (id: string, first: string): (number | string)[] => {
    const rows = textOf(run.cell(id)).split('\n').map(cellsOf);
    const found = rows.find(([head, ...rest]) => head === first && rest.length > 0);
    if (found === undefined) throw new Error(`"${id}" shows no row that begins with ${first}.`);
    return found.slice(1).map(numberOr);
  };

  test('the slope between (1, 2) and (2, 2.6) is 0.6', () => {
    expect(numberAfter('slope:', textOf(run.cell('two-points')))).toBeCloseTo(0.6, 15);
  });

  test('a secant of x² from 2 has the slope 4 + Δx, and 4 is the limit from both sides', () => {
    for (const [dx, dy] of [
      ['2', 12],
      ['1', 5],
      ['0.01', 0.0401],
      ['−0.01', -0.0399],
    ] as const) {
      expect(row('secants', dx)).toEqual([dy, 4 + Number(dx.replace('−', '-'))]);
    }
    expect(row('secants', '0.001')[1]).toBe(4.001);
    expect(row('secants', '−0.001')[1]).toBe(3.999);
  });

  test('x² has the slopes 4 at 2 and 10 at 5', () => {
    expect(textOf(run.cell('tangents'))).toContain(
      'the tangent at 2 has slope 4, the tangent at 5 has slope 10',
    );
  });

  test('every rule agrees with the measured slope', () => {
    const slopes = { '3': 0, x: 1, '2x': 2, '2x + 3': 2, '2x²': 6, '2x³': 13.5, '2x³ + 2x²': 19.5 };
    for (const [name, slope] of Object.entries(slopes)) {
      expect(row('rules-checked', name), name).toEqual([slope, slope]);
    }
  });

  test('d(t) = 3t³ − 3t² + 2t has the derivative 9t² − 6t + 2, smallest at 1/3 where it is 1', () => {
    expect(row('speed', '0')).toEqual([0, 2, 2]);
    expect(row('speed', '0.33333333')).toEqual([0.44444444, 1, 1]);
    expect(row('speed', '2')).toEqual([16, 26, 26]);
  });

  test('sin z has the slope −1 at 180° and 1 at 360°', () => {
    expect(row('sine-slopes', '180')).toEqual([-1, -1]);
    expect(row('sine-slopes', '360')).toEqual([1, 1]);
  });

  test('(ax + b)² has the derivative 2a(ax + b): 42 for a = 3, b = 1 at 2', () => {
    const text = textOf(run.cell('chain'));
    expect(numberAfter('2a(ax + b) at 2:', text)).toBe(42);
    expect(numberAfter('measured:', text)).toBeCloseTo(42, 8);
    expect(row('chain', '0.001')).toEqual([0.003, 0.042009, 3, 14.003, 42.009]);
  });

  test('−x² has the slope 4 at −2 and −4 at 2', () => {
    const [, hill] = textOf(run.cell('arrows')).split('\n');
    expect(hill).toMatch(/: 4 at −2, .*, −4 at 2\./);
  });

  test('|x| has the slopes −1 and 1 on the two sides of 0, and a central difference says 0', () => {
    for (const h of ['0.1', '0.001', '0.00001'])
      expect(row('corner-slopes', h)).toEqual([-1, 1, 0]);
  });

  test('halving the step halves the forward error and quarters the central one', () => {
    expect(row('forward-central', '0.1')).toEqual([0.31, 0.01]);
    expect(row('forward-central', '0.05')).toEqual([0.1525, 0.0025]);
  });

  test('the best of the ladder is 1e-8, and 1e-16 gives the slope 0', () => {
    const error = (h: string) => Number(row('ladder-down', h)[1]);
    expect(error('1e-8')).toBeLessThan(error('1e-6'));
    expect(error('1e-8')).toBeLessThan(error('1e-10'));
    expect(row('ladder-down', '1e-16')).toEqual([0, 8.7]);
  });

  test('the complex step has no round-off: its slope is exact from 1e-8 to 1e-100', () => {
    const lines = textOf(run.cell('complex-step'))
      .split('\n')
      .filter((line) => line !== '');
    expect(lines.map((line) => Number(/error (\S+)/.exec(line)?.[1]))).toEqual([
      0.01, 1e-8, 0, 0, 0,
    ]);
  });

  test('the measured best steps are within a factor 2 of √ε and ∛ε, in 64 and in 32 bits', () => {
    const lines = textOf(run.cell('best-steps'))
      .split('\n')
      .map(cellsOf)
      .filter(([bits]) => /^\d+$/.test(bits ?? ''));
    const predicted = [2 ** -26, 2 ** (-52 / 3), 2 ** -11.5, 2 ** (-23 / 3)];
    expect(lines).toHaveLength(4);
    lines.forEach(([, , rule, best], i) => {
      const step = predicted[i] ?? Number.NaN;
      expect(Number(numberOr(rule ?? '')) / step).toBeCloseTo(1, 1);
      expect(Math.abs(Math.log2(Number(numberOr(best ?? '')) / step))).toBeLessThan(1);
    });
  });

  test('mathjs finds the same derivatives by rule', () => {
    const [polynomial, square, power, sine, corner] = textOf(run.cell('symbolic-rules')).split(
      '\n',
    );
    expect(polynomial).toBe('9 * t ^ 2 + 2 - 6 * t');
    expect(square).toBe('2 * (a ^ 2 * x + a * b)');
    expect(power).toBe('b * k * x ^ (k - 1)');
    expect(sine).toBe('cos(z)');
    expect(corner).toBe('abs(x) / x');
  });

  test('by rule and measured agree to nine digits on a product with a chain inside', () => {
    for (const x of ['−1', '0', '0.5', '2']) {
      expect(Number(row('symbolic-against-numerical', x)[2]), x).toBeLessThan(1e-9);
    }
  });

  test('x³ − 3x has its maximum at −1, where f″ = −6, and its minimum at 1, where f″ = 6', () => {
    expect(row('second-derivatives', '−1')).toEqual([2, 0, -6, -6]);
    expect(row('second-derivatives', '0')).toEqual([0, -3, 0, 0]);
    expect(row('second-derivatives', '1')).toEqual([-2, 0, 6, 6]);
  });
});

/** Wrong bodies of each exercise's function, with what the check has to say about them. */
const wrongAnswers: Record<string, readonly (readonly [body: string, message: string])[]> = {
  'secant-slope': [
    ['return f(x + dx) - f(x);', 'Divide it by Δx'],
    ['return (f(x) - f(x + dx)) / dx;', 'The sign is turned round'],
    ['return (f(x) - f(x - dx)) / dx;', 'You stepped to the left'],
    ['return (f(x + dx) - f(x)) / x;', 'You divided by x'],
    ['return f(x + dx) - f(x) / dx;', 'Put parentheses round the difference'],
    ['return (f(x + dx) + f(x)) / dx;', 'A change is a difference'],
    ['return (f(x + dx) - f(x)) / Math.abs(dx);', 'Divide by it as it is'],
  ],
  'loss-slope': [
    ['return 2 * (5 - 2 * w) + w;', 'The inner derivative is missing'],
    ['return 2 * (5 - 2 * w) * 2 + w;', 'is −2, not 2'],
    ['return 2 * (5 - 2 * w) * -2;', 'The penalty ½w² is missing'],
    ['return 2 * (5 - 2 * w) * -2 + 0.5 * w;', 'bring the exponent 2 down'],
    ['return (5 - 2 * w) * -2 + w;', 'has a factor 2'],
    ['return 2 * (5 - 2 * w) * -2 + w ** 2;', 'falls by one'],
    ['return 2 * (5 - 2 * w) * -2 + 2 * w;', 'the factor ½ stays'],
    ['return (5 - 2 * w) ** 2 + 0.5 * w ** 2;', 'That is the error itself'],
  ],
  'central-slope': [
    ['return (f(x + h) - f(x - h)) / h;', 'the bug is still there'],
    ['return (f(x + h) - f(x - h)) / (4 * h);', 'Half of the slope'],
    ['return (f(x + h) - f(x - h)) / 2 * h;', 'Write / (2 * h)'],
    ['return (f(x + h) - f(x)) / h;', 'That is a forward difference'],
    ['return (f(x) - f(x - h)) / h;', 'That is a backward difference'],
    ['return (f(x - h) - f(x + h)) / (2 * h);', 'The sign is turned round'],
  ],
  'best-step': [
    ['return 1e-15;', 'That is the smallest step'],
    ['return 0.1;', 'That is the first and largest step'],
    ['return 1e-8;', 'best step of the forward formula'],
    ['return 8;', 'and not its number'],
    [
      `const error = (h: number) => formula(f, x, h) - exact;
       const steps = Array.from({ length: 15 }, (_, k) => 10 ** -(k + 1));
       return steps.reduce((best, h) => (error(h) < error(best) ? h : best));`,
      'with Math.abs',
    ],
    [
      `const error = (h: number) => Math.abs(formula(f, x, h) - exact);
       const steps = Array.from({ length: 15 }, (_, k) => 10 ** -(k + 1));
       return steps.reduce((best, h) => (error(h) > error(best) ? h : best));`,
      'its error is the largest',
    ],
  ],
  classify: [
    [
      `const bend = derivative(f, x + 0.01) - derivative(f, x - 0.01);
       return bend > 0 ? 'minimum' : bend < 0 ? 'maximum' : 'neither';`,
      'First look at the slope at 1',
    ],
    [
      `if (Math.abs(derivative(f, x)) > 1e-6) return 'not stationary';
       const bend = derivative(f, x + 1e-3) - derivative(f, x - 1e-3);
       return bend > 1e-6 ? 'minimum' : bend < -1e-6 ? 'maximum' : 'neither';`,
      'f″ is 0 here and cannot decide',
    ],
    [
      `if (Math.abs(derivative(f, x)) > 1e-6) return 'not stationary';
       return derivative(f, x + 0.01) > 0 ? 'minimum' : 'maximum';`,
      'The slope is positive on both sides',
    ],
    [
      `if (Math.abs(derivative(f, x)) > 1e-6) return 'not stationary';
       return derivative(f, x - 0.01) > 0 ? 'minimum' : 'maximum';`,
      'It falls on the left and rises on the right',
    ],
    [
      `if (derivative(f, x) > 1e-6) return 'not stationary';
       const [left, right] = [derivative(f, x - 0.01), derivative(f, x + 0.01)];
       return left < 0 && right > 0 ? 'minimum' : left > 0 && right < 0 ? 'maximum' : 'neither';`,
      'Take its size',
    ],
  ],
};

describe('the exercises of lesson 01', async () => {
  const { cells } = await readLesson(lesson);
  /** An answer cell with another function body in place of the solution. */
  const withBody = (exercise: string, body: string) => {
    const source = cells.find((cell) => cell.id === `${exercise}-answer`)?.source ?? '';
    return source.replace(/\/\/ BEGIN SOLUTION[\s\S]*\/\/ END SOLUTION/, () => body);
  };
  const answers = Object.entries(wrongAnswers).map(([exercise, bodies]) => [
    exercise,
    bodies.map(([body, message]) => [withBody(exercise, body), message] as const),
  ]);
  rejectsWrongAnswers(lesson, Object.fromEntries(answers));
});

function cellsOf(line: string): string[] {
  return line.trim().split(/ {2,}/);
}

function numberOr(text: string): number | string {
  const number = Number(text.replaceAll('−', '-'));
  return Number.isNaN(number) ? text : number;
}

function numberAfter(label: string, text: string): number {
  const [, rest = ''] = text.split(label);
  return Number.parseFloat(rest);
}
