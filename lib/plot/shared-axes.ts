import { type Json, type JsonObject, object } from './json';

/**
 * The axes of every step that differ from step to step: with the range that holds all steps, or
 * with each step's own where the axis shows another quantity.
 */
export function sharedAxes(layouts: readonly JsonObject[]): JsonObject[] {
  const names = Object.keys(layouts[0]).filter((key) => /^[xy]axis\d*$/.test(key));
  const differing = names.filter((name) => !allSame(layouts.map((layout) => layout[name])));
  return layouts.map((layout) => {
    const axes = differing.map((name): [string, Json] => {
      const all = layouts.map((other) => object(other[name]));
      const range = allSame(all.map((axis) => axis.title)) ? union(all) : undefined;
      const own = object(layout[name]);
      return [name, range ? { ...own, range } : own];
    });
    return Object.fromEntries(axes);
  });
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
