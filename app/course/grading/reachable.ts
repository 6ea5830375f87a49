/**
 * Adds to a set all arrays and objects that can be reached from a value: what a lesson's own cells
 * hold, and what no answer may change.
 */
export function addReachable(value: unknown, reached: WeakSet<object>): void {
  const open: unknown[] = [value];
  while (open.length > 0) {
    const next = open.pop();
    if (typeof next !== 'object' || next === null || reached.has(next)) continue;
    reached.add(next);
    if (ArrayBuffer.isView(next)) continue;
    for (const key of Object.keys(next)) {
      const property = Object.getOwnPropertyDescriptor(next, key);
      if (property && 'value' in property) open.push(property.value);
    }
  }
}
