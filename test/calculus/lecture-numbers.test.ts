// The numbers of curriculum 01 to 03 (lectures [0] to [4]), by the library.
import { describe, expect, it } from 'vitest';
import {
  type Complex,
  complexStep,
  derivative,
  gradient,
  partial,
  reverseGradient,
  taylorFromDerivatives,
} from '../../lib/calculus';
import { sigmoid } from '../../lib/models';
import { symbolicDerivative, symbolicGradient } from '../../lib/symbolic';

describe('lesson 01, derivatives', () => {
  it('slopes of x² are 4 at 2 and 10 at 5; of −x² they are +4 at −2 and −4 at 2', () => {
    const slopes = [
      derivative((x) => x ** 2, 2),
      derivative((x) => x ** 2, 5),
      derivative((x) => -(x ** 2), -2),
      derivative((x) => -(x ** 2), 2),
      derivative((x) => -(x ** 2), 0),
    ];
    [4, 10, 4, -4, 0].forEach((expected, k) => {
      expect(slopes[k]).toBeCloseTo(expected, 8);
    });
  });

  // Lecture [1] prints −2 for 180°; the cosine is −1.
  it('the slope of sin is −1 at 180° and 1 at 360°, by differences and by a complex step', () => {
    for (const [degrees, slope] of [
      [180, -1],
      [360, 1],
    ] as const) {
      const z = (degrees * Math.PI) / 180;
      expect(derivative(Math.sin, z)).toBeCloseTo(slope, 9);
      expect(complexStep((x) => x.sin(), z)).toBeCloseTo(slope, 15);
    }
  });

  it('d(t) = 3t³ − 3t² + 2t has the derivative 9t² − 6t + 2, in symbols and in numbers', () => {
    const slope = symbolicDerivative('3t^3 - 3t^2 + 2t', 't');
    for (const t of [-2, 0, 0.5, 3]) {
      expect(slope.at({ t })).toBeCloseTo(9 * t * t - 6 * t + 2, 12);
      const numeric = derivative((s) => 3 * s ** 3 - 3 * s ** 2 + 2 * s, t);
      expect(numeric).toBeCloseTo(9 * t * t - 6 * t + 2, 7);
    }
  });

  it('the chain rule gives 2a(ax + b) for (ax + b)², and bkx^(k−1) for bx^k', () => {
    const [a, b, k, x] = [3, -2, 4, 1.5];
    const square = (z: Complex) => z.times(a).plus(b).power(2);
    expect(complexStep(square, x)).toBeCloseTo(2 * a * (a * x + b), 12);
    expect(complexStep((z) => z.power(k).times(b), x)).toBeCloseTo(b * k * x ** (k - 1), 12);
    expect(symbolicDerivative('(a*x + b)^2', 'x').at({ a, b, x })).toBeCloseTo(15, 12);
  });
});

describe('lesson 02, gradients', () => {
  it('d(E, t) = E·t² has ∇ = (1, 2) at (1, 1) and (1, −2) at E = −1, t = 1', () => {
    const partials = symbolicGradient('E * t^2', ['E', 't']);
    for (const [E, expected] of [
      [1, [1, 2]],
      [-1, [1, -2]],
    ] as const) {
      const d = ([e = 0, t = 0]: readonly number[]) => e * t * t;
      expected.forEach((slope, i) => {
        expect(partial(d, [E, 1], i)).toBeCloseTo(slope, 8);
        expect(partials[i]?.at({ E, t: 1 })).toBeCloseTo(slope, 12);
      });
    }
  });

  // Lecture [0] prints (2·3, 2·3, 2·−2) for the second one.
  it('∇(x² + y²) is (4, 4) at (2, 2) and (6, −4) at (3, −2)', () => {
    const f = ([x = 0, y = 0]: readonly number[]) => x * x + y * y;
    gradient(f, [2, 2]).forEach((slope) => {
      expect(slope).toBeCloseTo(4, 8);
    });
    expect(reverseGradient(([x, y]) => x.times(x).plus(y.times(y)), [3, -2])).toEqual([6, -4]);
  });

  it('∇(2x + 3y² − z³) is (2, 6y, −3z²), and the algorithm of lecture [4] at h = 1e-5 agrees', () => {
    const f = ([x = 0, y = 0, z = 0]: readonly number[]) => 2 * x + 3 * y ** 2 - z ** 3;
    const [y, z] = [1.5, -2];
    const exact = [2, 6 * y, -3 * z ** 2];
    const forward = gradient(f, [7, y, z], { method: 'forward', step: 1e-5 });
    exact.forEach((slope, i) => {
      expect(gradient(f, [7, y, z])[i]).toBeCloseTo(slope, 8);
      expect(forward[i]).toBeCloseTo(slope, 3);
    });
  });

  it('σ(1) = e/(e + 1), and C = (y − σ(wx + b))² has −2(y − σ)σ(1 − σ)x and the same without x', () => {
    expect(sigmoid(1)).toBe(Math.E / (Math.E + 1));
    const [x, y, w, b] = [1.5, 1, 0.4, -0.2];
    const C = ([u = 0, v = 0]: readonly number[]) => (y - sigmoid(u * x + v)) ** 2;
    const s = sigmoid(w * x + b);
    const common = -2 * (y - s) * s * (1 - s);
    const [inW, inB] = gradient(C, [w, b]);
    expect(inW).toBeCloseTo(common * x, 9);
    expect(inB).toBeCloseTo(common, 9);
  });
});

describe('lesson 03, Taylor series', () => {
  // Lecture [3] loses the primes: f′ = 0, f″ = −1, f‴ = 0, f⁗ = 1.
  it('cos at 0 is 1, 1 − x²/2 and 1 − x²/2 + x⁴/24 to orders 0, 2 and 4', () => {
    const cosine = taylorFromDerivatives([1, 0, -1, 0, 1], 0);
    const x = 0.8;
    expect(cosine.truncated(0).at(x)).toBe(1);
    expect(cosine.truncated(2).at(x)).toBeCloseTo(1 - x ** 2 / 2, 15);
    expect(cosine.at(x)).toBeCloseTo(1 - x ** 2 / 2 + x ** 4 / 24, 15);
  });

  it('pop quiz 1: from 2 the step −0.1·4 leads to 1.6, where x² + 2 has fallen from 6 to 4.56', () => {
    const f = (x: number) => x ** 2 + 2;
    expect(f(2)).toBe(6);
    const next = 2 - 0.1 * complexStep((x) => x.power(2).plus(2), 2);
    expect(next).toBeCloseTo(1.6, 15);
    expect(f(next)).toBeCloseTo(4.56, 12);
  });
});
