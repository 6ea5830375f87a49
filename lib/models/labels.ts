import { requireList, shown } from '../calculus/arguments';
import type { Vector } from '../calculus/vector';

/** Throws unless every label is one of the two allowed. */
export function requireLabels(where: string, y: Vector, allowed: readonly [number, number]): void {
  requireList(where, 'y', y);
  const wrong = Array.from(y).findIndex((label) => !allowed.includes(label));
  if (wrong < 0) return;
  throw new RangeError(
    `${where}: labels must be ${allowed[0]} or ${allowed[1]}, but y[${wrong}] is ${shown(y[wrong])}.`,
  );
}

/** Throws unless every label is a class 0, 1, …, classes − 1; returns the number of classes. */
export function requireClasses(where: string, y: Vector): number {
  const wrong = y.findIndex((label) => !Number.isSafeInteger(label) || label < 0);
  if (wrong >= 0) {
    throw new RangeError(
      `${where}: labels must be classes 0, 1, 2, …, but y[${wrong}] is ${shown(y[wrong])}.`,
    );
  }
  let classes = 0;
  for (const label of y) classes = Math.max(classes, label + 1);
  if (classes >= 2) return classes;
  throw new RangeError(`${where}: there must be at least 2 classes, but all labels are 0.`);
}
