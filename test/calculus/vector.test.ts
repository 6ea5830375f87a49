import { describe, expect, it } from 'vitest';
import { add, dot, norm, scale, subtract } from '../../lib/calculus';

describe('vectors', () => {
  it('add, subtract, scale and multiply entry by entry', () => {
    expect(add([1, 2], [10, 20])).toEqual([11, 22]);
    expect(subtract([3, 2], [1, 1])).toEqual([2, 1]);
    expect(scale([6, -4], -0.5)).toEqual([-3, 2]);
    expect(dot([1, 2, 3], [4, 5, 6])).toBe(32);
    expect(norm([3, -4])).toBe(5);
  });

  it('accept Float64Array and give plain arrays', () => {
    expect(add(Float64Array.of(1, 2), [1, 1])).toEqual([2, 3]);
    expect(scale(Float64Array.of(1, 2), 2)).toEqual([2, 4]);
  });

  it('have a length even where squares overflow or vanish', () => {
    expect(norm([3e200, 4e200])).toBeCloseTo(5e200, -190);
    expect(norm([3e-200, 4e-200]) / 5e-200).toBeCloseTo(1, 14);
    expect(norm([0, 0])).toBe(0);
    expect(norm([])).toBe(0);
    expect(norm([1, Number.NaN])).toBeNaN();
    expect(norm([1, -Infinity])).toBe(Infinity);
  });

  it('refuse to be combined when their lengths differ', () => {
    expect(() => dot([1, 2], [1])).toThrow(
      'dot: a and b must have the same length, but they have 2 and 1.',
    );
    expect(() => add([1], [])).toThrow('they have 1 and 0');
    expect(() => subtract([1], [1, 2])).toThrow('they have 1 and 2');
  });
});
