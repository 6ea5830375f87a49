import { dot, scale } from '../calculus/vector';
import type { LineSearch } from './line-search';
import type { Move, Situation } from './update-rule';

/** One step along a direction, its length found by a line search; falls back to the negative gradient when the direction leads up. */
export function moveAlong(
  now: Situation,
  proposed: readonly number[],
  search: LineSearch,
  first: number,
): Move {
  const downhill = dot(proposed, now.gradient) < 0;
  const direction = downhill ? proposed : scale(now.gradient, -1);
  const { objective, point, value, gradient } = now;
  const found = search({ objective, point, direction, value, gradient }, first);
  if (found?.point === undefined) {
    return {
      step: point.map(() => 0),
      stalled: 'the line search found no lower point along the direction',
    };
  }
  return {
    point: found.point,
    step: scale(direction, found.t),
    rate: found.t,
    value: found.value,
    ...(found.gradient && { gradient: found.gradient }),
  };
}
