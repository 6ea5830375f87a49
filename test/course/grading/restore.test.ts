import { describe, expect, it } from 'vitest';
import { addReachable } from '../../../app/course/grading/reachable.js';
import { restore } from '../../../app/course/grading/restore.js';

describe('restore', () => {
  it('puts the changes of a copy into the original, to any depth', () => {
    const inner = [1, 2];
    const original = { inner, gone: 1 };
    restore(original, { inner: [1, 2, 3], fresh: 'x' });
    expect(original).toEqual({ inner: [1, 2, 3], fresh: 'x' });
    expect(original.inner).toBe(inner);
  });

  it('leaves what is reachable from the lesson as it is', () => {
    const data = { rows: [[1], [2]] };
    const locked = new WeakSet<object>();
    addReachable({ data }, locked);
    const argument = [data.rows[0], [5]];
    restore(argument, [[9], [6]], (value) => locked.has(value));
    expect(data).toEqual({ rows: [[1], [2]] });
    expect(argument).toEqual([[1], [6]]);
  });

  it('does not touch a prototype', () => {
    const original: Record<string, unknown> = {};
    restore(original, JSON.parse('{"__proto__": {"polluted": 1}}'));
    expect(Object.getPrototypeOf(original)).toBe(Object.prototype);
  });
});
