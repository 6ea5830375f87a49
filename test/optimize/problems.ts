import table from '../yardsticks/test_functions.json';

/** One problem of the table that every method is run on. */
export interface Problem {
  readonly name: string;
  readonly f: (x: readonly number[]) => number;
  readonly gradient: (x: readonly number[]) => number[];
  readonly start: readonly number[];
  /** All minima as the yardstick lists them. */
  readonly minima: readonly { readonly x: readonly number[]; readonly f: number }[];
}

function problem(
  name: keyof typeof table.functions,
  start: readonly number[],
  f: (x: readonly number[]) => number,
  gradient: (x: readonly number[]) => number[],
): Problem {
  const minima = table.functions[name].minima.map((minimum) => ({
    x: minimum.x.map(Number),
    f: Number(minimum.f),
  }));
  return { name, f, gradient, start, minima };
}

/** Formulas from `test_functions.json`, gradients by hand (checked against central differences in problems.test.ts). */
export const PROBLEMS: readonly Problem[] = [
  problem(
    'booth',
    [-2, 4],
    ([x, y]) => (x + 2 * y - 7) ** 2 + (2 * x + y - 5) ** 2,
    ([x, y]) => [10 * x + 8 * y - 34, 8 * x + 10 * y - 38],
  ),
  problem(
    'matyas',
    [3, -2],
    ([x, y]) => 0.26 * (x * x + y * y) - 0.48 * x * y,
    ([x, y]) => [0.52 * x - 0.48 * y, 0.52 * y - 0.48 * x],
  ),
  problem(
    'rosenbrock',
    [-1.2, 1],
    ([x, y]) => (1 - x) ** 2 + 100 * (y - x * x) ** 2,
    ([x, y]) => [-2 * (1 - x) - 400 * x * (y - x * x), 200 * (y - x * x)],
  ),
  problem(
    'beale',
    [1, 1],
    ([x, y]) =>
      (1.5 - x + x * y) ** 2 + (2.25 - x + x * y ** 2) ** 2 + (2.625 - x + x * y ** 3) ** 2,
    ([x, y]) => {
      const residuals = [1.5 - x + x * y, 2.25 - x + x * y ** 2, 2.625 - x + x * y ** 3];
      return [
        residuals.reduce((sum, r, i) => sum + 2 * r * (y ** (i + 1) - 1), 0),
        residuals.reduce((sum, r, i) => sum + 2 * r * x * (i + 1) * y ** i, 0),
      ];
    },
  ),
  problem(
    'himmelblau',
    [1, 1],
    ([x, y]) => (x * x + y - 11) ** 2 + (x + y * y - 7) ** 2,
    ([x, y]) => {
      const [a, b] = [x * x + y - 11, x + y * y - 7];
      return [4 * x * a + 2 * b, 2 * a + 4 * y * b];
    },
  ),
  problem(
    'threeHumpCamel',
    [0.5, -0.6],
    ([x, y]) => 2 * x ** 2 - 1.05 * x ** 4 + x ** 6 / 6 + x * y + y ** 2,
    ([x, y]) => [4 * x - 4.2 * x ** 3 + x ** 5 + y, x + 2 * y],
  ),
  problem(
    'styblinskiTang',
    [-1, -2],
    (x) => 0.5 * x.reduce((sum, c) => sum + c ** 4 - 16 * c ** 2 + 5 * c, 0),
    (x) => x.map((c) => 2 * c ** 3 - 16 * c + 2.5),
  ),
  problem(
    'sixHumpCamel',
    [0.4, -0.4],
    ([x, y]) => (4 - 2.1 * x ** 2 + x ** 4 / 3) * x ** 2 + x * y + (-4 + 4 * y ** 2) * y ** 2,
    ([x, y]) => [8 * x - 8.4 * x ** 3 + 2 * x ** 5 + y, x - 8 * y + 16 * y ** 3],
  ),
  problem(
    'goldsteinPrice',
    [0.1, -0.9],
    ([x, y]) => goldsteinFactors(x, y).reduce((product, { value }) => product * value, 1),
    ([x, y]) => {
      const [a, b] = goldsteinFactors(x, y);
      return [a.dx * b.value + a.value * b.dx, a.dy * b.value + a.value * b.dy];
    },
  ),
];

/** The two factors of the Goldstein–Price function, each 1 (or 30) + s²·p, with their partial derivatives. */
function goldsteinFactors(x: number, y: number) {
  const factor = (
    constant: number,
    [s, sx, sy]: readonly number[],
    [p, px, py]: readonly number[],
  ) => ({
    value: constant + s * s * p,
    dx: 2 * s * sx * p + s * s * px,
    dy: 2 * s * sy * p + s * s * py,
  });
  return [
    factor(
      1,
      [x + y + 1, 1, 1],
      [
        19 - 14 * x + 3 * x * x - 14 * y + 6 * x * y + 3 * y * y,
        -14 + 6 * x + 6 * y,
        -14 + 6 * x + 6 * y,
      ],
    ),
    factor(
      30,
      [2 * x - 3 * y, 2, -3],
      [
        18 - 32 * x + 12 * x * x + 48 * y - 36 * x * y + 27 * y * y,
        -32 + 24 * x - 36 * y,
        48 - 36 * x + 54 * y,
      ],
    ),
  ];
}

/** The distance from a point to the nearest listed minimum. */
export function distanceToMinimum({ minima }: Problem, x: readonly number[]): number {
  return Math.min(...minima.map((minimum) => Math.hypot(...minimum.x.map((c, i) => c - x[i]))));
}
