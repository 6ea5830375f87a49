import { dot, type Vector } from '../calculus/vector';
import type { Objective } from './objective';

/** A point on the line x + t·p, with what is known there. */
export interface LinePoint {
  /** t, the length in units of the direction. */
  readonly t: number;
  readonly point: number[];
  readonly value: number;
  /** ∇f there; absent while only the value is known. */
  readonly gradient?: number[];
}

/** A function along a line: where the search starts, and where it goes. */
export interface Line {
  readonly objective: Objective;
  readonly point: readonly number[];
  /** p, the direction; downhill: ∇f·p < 0. */
  readonly direction: readonly number[];
  readonly value: number;
  readonly gradient: readonly number[];
}

/** Finds an acceptable point along a line; undefined when there is none. `first` is the length tried first. */
export type LineSearch = (line: Line, first: number) => LinePoint | undefined;

/** f at length t along the line; NaN counts as +Infinity, so that a search steps back from it. */
export function valueAt({ objective, point, direction }: Line, t: number): LinePoint {
  const there = point.map((coordinate, i) => coordinate + t * direction[i]);
  const value = objective.value([...there]);
  return { t, point: there, value: Number.isNaN(value) ? Infinity : value };
}

/** φ′(0) = ∇f·p: the slope at the start. */
export function initialSlope({ gradient, direction }: Line): number {
  return dot(gradient, direction);
}

/** φ′(t) = ∇f(x + tp)·p. */
export function slopeAlong(gradient: Vector, { direction }: Line): number {
  return dot(gradient, direction);
}

/** Rounding in a function of a few hundred operations. */
const RELATIVE_ROUND_OFF = 512 * Number.EPSILON;

/**
 * How much higher than the start counts as equal to it. Near a minimum the fall that a step promises drowns in rounding, and only
 * slopes can tell; far from it there is no such excuse.
 */
export function roundOff(line: Line, first: number): number {
  const noise = RELATIVE_ROUND_OFF * Math.abs(line.value);
  return first * Math.abs(initialSlope(line)) < 100 * noise ? noise : 0;
}
