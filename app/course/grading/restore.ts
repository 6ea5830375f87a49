import { isRecord } from '../../is-record.js';

/**
 * Puts the contents of a changed copy back into the array or object that it is a copy of, so that a
 * function on the other side seems to have changed its argument, as functions can.
 *
 * @param isLocked says which objects stay as they are, whatever the other side makes of its copies
 */
export function restore(
  original: unknown,
  changed: unknown,
  isLocked: (value: object) => boolean = () => false,
): void {
  if (typeof original !== 'object' || original === null || isLocked(original)) return;
  const into = (before: unknown, after: unknown) => merged(before, after, isLocked);
  if (Array.isArray(original) && Array.isArray(changed)) {
    original.length = changed.length;
    changed.forEach((item, index) => {
      original[index] = into(original[index], item);
    });
  } else if (original instanceof Float64Array && changed instanceof Float64Array) {
    original.set(changed.subarray(0, original.length));
  } else if (isRecord(original) && isRecord(changed)) {
    for (const key of Object.keys(original)) if (!(key in changed)) delete original[key];
    for (const [key, item] of Object.entries(changed)) {
      if (key !== '__proto__') original[key] = into(original[key], item);
    }
  }
}

/** The value that stands for a part after the change: the same object where it still is one. */
function merged(before: unknown, after: unknown, isLocked: (value: object) => boolean): unknown {
  if (typeof before === 'function') return before;
  if (typeof before !== 'object' || before === null) return after;
  if (isLocked(before)) return before;
  if (typeof after !== 'object' || Array.isArray(before) !== Array.isArray(after)) return after;
  restore(before, after, isLocked);
  return before;
}
