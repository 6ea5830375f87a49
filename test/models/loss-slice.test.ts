import { describe, expect, it } from 'vitest';
import { norm } from '../../lib/calculus';
import { seededRandom } from '../../lib/data';
import { lossAlongLine, lossOnPlane, randomDirection } from '../../lib/models';

const f = (w: readonly number[]) => w.reduce((sum, c, i) => sum + (i + 1) * c * c, 0);

describe('loss slices', () => {
  it('along a line are f(W + aW₁)', () => {
    const { a, values } = lossAlongLine(f, [1, 1, 1], [1, 0, -1], [-1, 0, 2]);
    expect(a).toEqual([-1, 0, 2]);
    expect(values).toEqual([0 + 2 + 3 * 4, 6, 9 + 2 + 3]);
  });

  it('on a plane are f(W + aW₁ + bW₂), one row per b', () => {
    const plane = lossOnPlane(
      f,
      [0, 0],
      [
        [1, 0],
        [0, 1],
      ],
      [0, 1, 2],
      [0, 3],
    );
    expect(plane.values).toEqual([
      [0, 1, 4],
      [18, 19, 22],
    ]);
    expect(() => lossOnPlane(f, [0, 0], [[1, 0], [0]], [0])).toThrow('they have 2 and 1');
  });

  it('have random directions as long as the weights', () => {
    expect(norm(randomDirection([3, 4], seededRandom(1)))).toBeCloseTo(5, 12);
    expect(norm(randomDirection([0, 0], seededRandom(1)))).toBeCloseTo(1, 12);
  });
});
