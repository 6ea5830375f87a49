/** Shows a value the way an error message needs it: short, and with its type visible. */
export function shown(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value.slice(0, 40));
  if (typeof value === 'function') return 'a function';
  if (Array.isArray(value) || ArrayBuffer.isView(value)) {
    return `[${Array.from(value as ArrayLike<unknown>, String)
      .slice(0, 6)
      .join(', ')}${(value as ArrayLike<unknown>).length > 6 ? ', …' : ''}]`;
  }
  return String(value);
}

/** Throws unless `value` is a finite number. */
export function requireFinite(where: string, name: string, value: unknown): number {
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  throw new RangeError(`${where}: ${name} must be a finite number, but it is ${shown(value)}.`);
}

/** Throws unless `value` is a finite number above 0. */
export function requirePositive(where: string, name: string, value: unknown): number {
  if (requireFinite(where, name, value) > 0) return Number(value);
  throw new RangeError(`${where}: ${name} must be above 0, but it is ${shown(value)}.`);
}

/** Throws unless `value` lies in [low, high), or in [low, high] when `high` is included. */
export function requireBetween(
  where: string,
  name: string,
  value: unknown,
  [low, high]: readonly [number, number],
  { highIncluded = false } = {},
): number {
  const number = requireFinite(where, name, value);
  if (number >= low && (highIncluded ? number <= high : number < high)) return number;
  const bracket = highIncluded ? ']' : ')';
  throw new RangeError(
    `${where}: ${name} must lie in [${low}, ${high}${bracket}, but it is ${number}.`,
  );
}

/** Throws unless `value` is a whole number that is at least `least`. */
export function requireCount(where: string, name: string, value: unknown, least = 0): number {
  if (typeof value === 'number' && Number.isSafeInteger(value) && value >= least) return value;
  throw new RangeError(
    `${where}: ${name} must be a whole number that is at least ${least}, but it is ${shown(value)}.`,
  );
}

/** Throws unless `value` is a non-empty vector of finite numbers; returns a copy of it. */
export function requireVector(
  where: string,
  name: string,
  value: readonly number[] | Float64Array,
): number[] {
  if (!Array.isArray(value) && !(value instanceof Float64Array)) {
    throw new TypeError(
      `${where}: ${name} must be an array of numbers, such as [1, 2], but it is ${shown(value)}.`,
    );
  }
  if (value.length === 0) {
    throw new RangeError(
      `${where}: ${name} must have at least one number, but it is an empty array.`,
    );
  }
  const bad = value.findIndex(
    (entry: unknown) => typeof entry !== 'number' || !Number.isFinite(entry),
  );
  if (bad >= 0) {
    throw new RangeError(
      `${where}: ${name}[${bad}] must be a finite number, but it is ${shown(value[bad])}.`,
    );
  }
  return Array.from(value);
}

/** Throws unless `value` is an array, a typed array, or another object with a length. */
export function requireList(where: string, name: string, value: unknown): void {
  if (typeof value === 'object' && value !== null && 'length' in value) return;
  throw new TypeError(
    `${where}: ${name} must be an array, such as [1, 2], but it is ${shown(value)}.`,
  );
}

/** Throws unless two lengths agree. */
export function requireSameLength(
  where: string,
  [nameA, a]: readonly [string, ArrayLike<unknown>],
  [nameB, b]: readonly [string, ArrayLike<unknown>],
): void {
  requireList(where, nameA, a);
  requireList(where, nameB, b);
  if (a.length === b.length) return;
  throw new RangeError(
    `${where}: ${nameA} and ${nameB} must have the same length, but they have ${a.length} and ${b.length}.`,
  );
}

/** Throws unless `value` is a function. */
export function requireFunction(where: string, name: string, value: unknown): void {
  if (typeof value === 'function') return;
  throw new TypeError(
    `${where}: ${name} must be a function, such as (x) => x * x, but it is ${shown(value)}.`,
  );
}

/** Throws unless `value` is an object, as options are. */
export function requireOptions(where: string, value: unknown, example: string): void {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return;
  throw new TypeError(
    `${where}: options must be an object, such as ${example}, but they are ${shown(value)}.`,
  );
}

/** The function, which throws as soon as it gives something that is no number; NaN and ±Infinity are numbers. */
export function numberValued<X>(where: string, f: (x: X) => number): (x: X) => number {
  requireFunction(where, 'f', f);
  return (x) => {
    const value: unknown = f(x);
    if (typeof value === 'number') return value;
    throw new TypeError(`${where}: f must give a number, but f(${shown(x)}) is ${shown(value)}.`);
  };
}
