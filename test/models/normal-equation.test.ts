import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { standardize } from '../../lib/data';
import { normalEquation, ridge } from '../../lib/models';
import nist from '../yardsticks/nist_strd_linear.json';

interface NistSet {
  readonly intercept: boolean;
  readonly x?: number[] | undefined;
  readonly X?: number[][] | undefined;
  readonly polynomialDegree?: number | undefined;
  readonly y: number[];
  readonly exact: {
    readonly beta: string[];
    readonly standardDeviation: string[];
    readonly residualStandardDeviation: string;
    readonly rSquared: string;
    readonly residualSumOfSquares: string;
  };
}

const SETS: [string, NistSet][] = Object.entries<NistSet>(nist.sets);

function rowsOf({ x = [], X, polynomialDegree = 1 }: NistSet): number[][] {
  return (
    X ?? x.map((value) => Array.from({ length: polynomialDegree }, (_, k) => value ** (k + 1)))
  );
}

/** The log relative error, NIST's measure: about the number of correct digits. */
function digits(actual: number, expected: number): number {
  if (actual === expected) return 17;
  return -Math.log10(Math.abs(expected === 0 ? actual : actual / expected - 1));
}

describe('normalEquation, on the certified sets of NIST', () => {
  it.each(SETS)('gives the coefficients of %s', (name, set) => {
    const { coefficients, rank } = normalEquation(rowsOf(set), set.y, { intercept: set.intercept });
    expect(rank).toBe(set.exact.beta.length);
    // Rounding the powers x², …, x¹⁰ of Filip to doubles already moves its solution in the eighth digit.
    const required = name === 'Filip' ? 7.5 : 12;
    coefficients.forEach((value, j) => {
      expect(digits(value, Number(set.exact.beta[j]))).toBeGreaterThan(required);
    });
  });

  it.each(SETS)('gives the residuals, R² and standard errors of %s', (name, set) => {
    const fit = normalEquation(rowsOf(set), set.y, { intercept: set.intercept });
    const { exact } = set;
    const required = name === 'Filip' ? 7 : 9;
    if (Number(exact.residualSumOfSquares) > 0) {
      expect(digits(fit.residualSumOfSquares, Number(exact.residualSumOfSquares))).toBeGreaterThan(
        required,
      );
      exact.standardDeviation.forEach((text, j) => {
        expect(digits(fit.standardErrors?.[j] ?? 0, Number(text))).toBeGreaterThan(required);
      });
    } else {
      expect(fit.residualSumOfSquares).toBeLessThan(1e-15);
    }
    expect(digits(fit.rSquared, Number(exact.rSquared))).toBeGreaterThan(9);
  });
});

describe('normalEquation', () => {
  const number = fc.double({ min: -100, max: 100, noNaN: true });

  it('finds the line that the targets lie on', () => {
    fc.assert(
      fc.property(number, number, (a, b) => {
        const x = [-2, -1, 0, 3, 7];
        const { coefficients } = normalEquation(
          x,
          x.map((value) => a + b * value),
        );
        expect(coefficients[0]).toBeCloseTo(a, 9);
        expect(coefficients[1]).toBeCloseTo(b, 9);
      }),
    );
  });

  it('leaves residuals perpendicular to every column', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(number, number, number), { minLength: 4, maxLength: 20 }),
        (data) => {
          const { residuals } = normalEquation(
            data.map(([a, b]) => [a, b]),
            data.map(([, , y]) => y),
          );
          for (const column of [0, 1]) {
            const product = data.reduce((sum, row, i) => sum + row[column] * residuals[i], 0);
            expect(Math.abs(product)).toBeLessThan(1e-8);
          }
        },
      ),
    );
  });

  it('scales with the units: a feature in other units has a coefficient in other units', () => {
    const x = [1, 2, 4, 5];
    const y = [2, 3, 4, 5];
    const [, slope] = normalEquation(x, y).coefficients;
    const inMillis = normalEquation(
      x.map((value) => 1000 * value),
      y,
    ).coefficients[1];
    expect(inMillis * 1000).toBeCloseTo(slope, 13);
  });

  it('warns of dependent columns, names them, and still fits', () => {
    const rows = [1, 2, 3, 4].map((t) => [t, 2 * t, t * t]);
    const y = [1, 4, 9, 17];
    const fit = normalEquation(rows, y);
    expect(fit.rank).toBe(3);
    expect(fit.warning).toMatch(/^Only 3 of 4 columns are independent; .* column [01], whose/);
    const full = normalEquation(
      rows.map(([t, , square]) => [t, square]),
      y,
    );
    expect(full.warning).toBeUndefined();
    expect(fit.residualSumOfSquares).toBeCloseTo(full.residualSumOfSquares, 12);
  });

  it('takes a constant feature, one row, and more columns than rows', () => {
    const constant = normalEquation([5, 5, 5], [1, 2, 3]);
    expect(constant.rank).toBe(1);
    expect(constant.fitted.every((value) => Math.abs(value - 2) < 1e-12)).toBe(true);
    const single = normalEquation([[3, 4]], [10]);
    expect(single.residuals[0]).toBeCloseTo(0, 12);
    expect(single.standardErrors).toBeUndefined();
    expect(single.warning).toContain('Only 1 of 3 columns');
    expect(normalEquation([1, 2], [7, 7]).rSquared).toBe(1);
  });
});

describe('ridge', () => {
  it('without a penalty is least squares', () => {
    const x = [1, 2, 4, 5];
    const y = [2, 3, 4, 5];
    ridge(x, y, 0).forEach((value, j) => {
      expect(value).toBeCloseTo(normalEquation(x, y).coefficients[j], 12);
    });
  });

  it('solves (XᵀX + λI)θ = Xᵀy', () => {
    // One column, no intercept: θ = Σxy / (Σx² + λ) = 14 / (14 + λ).
    expect(ridge([1, 2, 3], [1, 2, 3], 14, { intercept: false })[0]).toBeCloseTo(0.5, 15);
  });

  it('shrinks slopes as the penalty grows, and leaves the intercept at the mean', () => {
    const { scaled } = standardize([1, 2, 4, 5]);
    const y = [2, 3, 4, 5];
    const slopes = [0, 1, 10, 1e6].map((lambda) => ridge(scaled, y, lambda));
    slopes.slice(1).forEach(([intercept, slope], k) => {
      expect(intercept).toBeCloseTo(3.5, 12);
      expect(slope).toBeLessThan(slopes[k][1]);
    });
    expect(slopes[3][1]).toBeLessThan(1e-5);
    expect(() => ridge(scaled, y, -1)).toThrow('lambda must lie in [0, Infinity)');
  });
});
