import { numberValued, requireFinite, requirePositive, shown } from './arguments';

/** A function of one real variable. */
export type RealFunction = (x: number) => number;

/** The difference formulas that `derivative` knows. */
export type DifferenceMethod = 'forward' | 'backward' | 'central' | 'five-point' | 'richardson';

/** @see derivative */
export interface DerivativeOptions {
  /** The difference formula; default `'central'`. */
  readonly method?: DifferenceMethod;
  /** The distance h > 0 between sampled points, in the units of x; default: the formula's best order of magnitude. */
  readonly step?: number;
}

/** How deep the Richardson table goes: four central differences, at h, h/2, h/4 and h/8. */
const RICHARDSON_LEVELS = 4;

/**
 * Step sizes for |x| ≤ 1 that balance the formula's truncation error, of order hᵖ, against round-off, of order ε/h:
 * h = ε^(1/(p+1)). Richardson's needs no small h: its table removes the truncation error.
 */
const UNIT_STEP: Readonly<Record<DifferenceMethod, number>> = {
  forward: Number.EPSILON ** (1 / 2),
  backward: Number.EPSILON ** (1 / 2),
  central: Number.EPSILON ** (1 / 3),
  'five-point': Number.EPSILON ** (1 / 5),
  richardson: 0.05,
};

const FORMULAS: Readonly<
  Record<DifferenceMethod, (f: RealFunction, x: number, h: number) => number>
> = {
  forward: (f, x, h) => (f(x + h) - f(x)) / (x + h - x),
  backward: (f, x, h) => (f(x) - f(x - h)) / (x - (x - h)),
  central,
  'five-point': fivePoint,
  richardson,
};

/**
 * The derivative of a function of one variable at a point, from differences of its values.
 *
 * f′(x) = lim (f(x + h) − f(x)) / h for h → 0. With a step h > 0:
 * - forward (f(x+h) − f(x)) / h and backward (f(x) − f(x−h)) / h: error of order h;
 * - central (f(x+h) − f(x−h)) / 2h: error of order h²;
 * - five-point (8(f(x+h) − f(x−h)) − (f(x+2h) − f(x−2h))) / 12h: error of order h⁴;
 * - richardson: central differences at h, h/2, h/4, h/8, extrapolated to h = 0.
 *
 * Round-off adds an error of order ε/h, so a smaller h is not always better. The default h is
 * ε^(1/2) (forward, backward), ε^(1/3) (central), ε^(1/5) (five-point) or 0.05 (richardson), times max(1, |x|).
 * The divisor is the distance between the points that were really sampled, (x + h) − x, not h.
 *
 * @param f the function; it must be smooth near x
 * @param x the point, finite
 * @param options the formula and its step
 * @returns f′(x), about 10 correct digits with the default, 7 with forward and backward, 12 with five-point and richardson;
 * NaN or ±Infinity when f gives such a value nearby
 * @throws TypeError when f is no function or gives something other than a number; RangeError when x is not finite,
 * step is not above 0, step vanishes beside x, or the method is unknown
 * @example
 * import { derivative } from 'nabla';
 * derivative((x) => x ** 2, 5); // → 10
 * derivative((x) => x ** 3, 2, { method: 'forward', step: 0.5 }); // → 15.25
 * @source Curriculum 01; step sizes: W. Press et al., Numerical Recipes, 3rd ed., section 5.7
 */
export function derivative(f: RealFunction, x: number, options: DerivativeOptions = {}): number {
  const numeric = numberValued('derivative', f);
  requireFinite('derivative', 'x', x);
  const method = options.method ?? 'central';
  const formula = Object.hasOwn(FORMULAS, method) ? FORMULAS[method] : undefined;
  if (formula === undefined) {
    throw new RangeError(
      `derivative: method must be one of ${Object.keys(FORMULAS).join(', ')}, but it is ${shown(method)}.`,
    );
  }
  const step = options.step ?? UNIT_STEP[method] * Math.max(1, Math.abs(x));
  requirePositive('derivative', 'step', step);
  if (x + step === x || x - step === x) {
    throw new RangeError(
      `derivative: step ${step} is lost in rounding beside x = ${x}; take a larger step.`,
    );
  }
  return formula(numeric, x, step);
}

function central(f: RealFunction, x: number, h: number): number {
  const right = x + h;
  const left = x - h;
  return (f(right) - f(left)) / (right - left);
}

function fivePoint(f: RealFunction, x: number, h: number): number {
  const h1 = (x + h - (x - h)) / 2;
  const near = f(x + h1) - f(x - h1);
  const far = f(x + 2 * h1) - f(x - 2 * h1);
  return (8 * near - far) / (12 * h1);
}

/** Each column of the table removes the next even power of h from the error of the column before. */
function richardson(f: RealFunction, x: number, h: number): number {
  let column = Array.from({ length: RICHARDSON_LEVELS }, (_, level) =>
    central(f, x, h / 2 ** level),
  );
  for (let power = 4; column.length > 1; power *= 4) {
    const previous = column;
    column = previous.slice(1).map((finer, i) => finer + (finer - previous[i]) / (power - 1));
  }
  return column[0];
}
