import { describe, expect, it } from 'vitest';
import { derivative } from '../../lib/calculus';
import { symbolicDerivative, symbolicGradient } from '../../lib/symbolic';

describe('symbolicDerivative', () => {
  it('gives 9t² − 6t + 2 for 3t³ − 3t² + 2t, as text, LaTeX and function', () => {
    const slope = symbolicDerivative('3t^3 - 3t^2 + 2t', 't');
    for (const t of [-1, 0, 0.5, 2]) expect(slope.at({ t })).toBeCloseTo(9 * t * t - 6 * t + 2, 12);
    expect(slope.text).toContain('9 * t ^ 2');
    expect(slope.latex).toBe('9\\cdot{ t}^{2}+2-6\\cdot t');
  });

  it.each([
    ['sin(x) * exp(x)', (x: number) => Math.sin(x) * Math.exp(x)],
    ['log(1 + x^2)', (x: number) => Math.log(1 + x * x)],
    ['(3x + 4)^2', (x: number) => (3 * x + 4) ** 2],
    ['1 / (1 + exp(-x))', (x: number) => 1 / (1 + Math.exp(-x))],
  ])('of %s agrees with differences', (text, f) => {
    const slope = symbolicDerivative(text, 'x');
    for (const x of [-1.3, 0.2, 2]) expect(slope.at({ x })).toBeCloseTo(derivative(f, x), 7);
  });

  it('gives the partial derivatives of E·t² at (1, 1): 1 and 2', () => {
    const [dE, dt] = symbolicGradient('E * t^2', ['E', 't']);
    expect([dE.at({ E: 1, t: 1 }), dt.at({ E: 1, t: 1 })]).toEqual([1, 2]);
  });

  it('says what it cannot read', () => {
    expect(() => symbolicDerivative('3 +* x', 'x')).toThrow(
      /symbolicDerivative: "3 \+\* x" cannot be differentiated by "x": /,
    );
  });
});
