import { dataRange } from './data-range';
import type { Figure } from './figure-type';
import { type Json, type JsonObject, object } from './json';

/**
 * The axes of every step that differ from step to step: with the range that holds all steps, or
 * with each step's own where the axis shows another quantity.
 *
 * Plotly fits an axis without a range to the first step alone, so such axes get the range of their data.
 */
export function sharedAxes(figures: readonly Pick<Figure, 'data' | 'layout'>[]): JsonObject[] {
  const names = Object.keys(figures[0].layout).filter((key) => /^[xy]axis\d*$/.test(key));
  const ranged = figures.map((figure) =>
    Object.fromEntries(names.map((name) => [name, withRange(figure, name)])),
  );
  const differing = names.filter((name) => !allSame(ranged.map((axes) => axes[name])));
  return ranged.map((axes) => {
    const changing = differing.map((name): [string, Json] => {
      const all = ranged.map((other) => other[name]);
      const range = allSame(all.map((axis) => axis.title)) ? union(all) : undefined;
      return [name, range ? { ...axes[name], range } : axes[name]];
    });
    return Object.fromEntries(changing);
  });
}

/** The axis with the range that it is given, or else with that of its data. */
function withRange({ data, layout }: Pick<Figure, 'data' | 'layout'>, name: string): JsonObject {
  const axis = object(layout[name]);
  const range = axis.range ?? dataRange(data, name, axis.type);
  return range === undefined ? axis : { ...axis, range };
}

/** The smallest range that holds the ranges of all axes, where all have one. */
function union(axes: readonly JsonObject[]): Json | undefined {
  const ends = axes.flatMap(({ range }) => (Array.isArray(range) ? range : []));
  const numbers = ends.filter((end) => typeof end === 'number');
  return numbers.length === 2 * axes.length
    ? [Math.min(...numbers), Math.max(...numbers)]
    : undefined;
}

/** Whether all values have the same JSON. */
export function allSame(values: readonly unknown[]): boolean {
  const text = JSON.stringify(values[0]);
  return values.every((value) => JSON.stringify(value) === text);
}
