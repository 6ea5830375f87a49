import { isRecord } from '../../is-record.js';
import { type AnyFunction, isFunction } from './any-function.js';

/** Runs cells that `toJavaScript` made, one after the other, each seeing what earlier ones declared. */
export class Evaluator {
  /** What the cells have declared, by name. */
  readonly names: Record<string, unknown> = {};

  /** @param closed is called with each function that uses nothing but its arguments */
  constructor(
    private readonly require: (module: string) => unknown,
    private readonly closed: (value: AnyFunction) => unknown,
  ) {}

  /** Runs one cell; rejects with what it throws. */
  async run(javascript: string): Promise<void> {
    // The cell is strict; the scope around it is not, because it is where `with` finds earlier names.
    const body = `with (names) { return (async () => { "use strict"; ${javascript}\n})(); }`;
    const cell: unknown = new Function('names', 'exports', 'require', '$closed', body);
    const exports = {};
    if (!isFunction(cell)) throw new TypeError('Function did not make a function.');
    try {
      await cell(this.names, exports, this.require, this.closed);
    } finally {
      if (isRecord(exports)) {
        for (const name of Object.keys(exports)) this.names[name] = exports[name];
      }
    }
  }
}
