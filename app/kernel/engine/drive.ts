import { Interruption } from './interruption.js';

/** Runs the steps of a cell, each in a turn of its own, and stops it when it is interrupted. */
export interface Stage {
  run(step: () => void): void;
  /** Its one number is not 0 while the running cell is to stop. */
  readonly stop: Int32Array;
  /** Throws when the running cell is to stop; else 0. */
  tick(): number;
}

/** Calls a cell's function; if it is a generator, resumes it after each promise that it yields. */
export function drive<State>(
  run: (state: State) => unknown,
  state: State,
  stage: Stage,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const step = (act: () => unknown) =>
      stage.run(() => {
        try {
          act();
        } catch (error) {
          reject(error);
        }
      });
    // A loop that calls nothing returns its interruption; see `loops.ts`.
    const end = (value: unknown) => (value instanceof Interruption ? reject(value) : resolve());
    const proceed = (generator: Generator, { done, value }: IteratorResult<unknown>) => {
      if (done) return end(value);
      Promise.resolve(value).then(
        (settled) => step(() => proceed(generator, generator.next(settled))),
        (reason) => step(() => proceed(generator, generator.throw(reason))),
      );
    };
    step(() => {
      const returned = run(state);
      if (isGenerator(returned)) proceed(returned, returned.next());
      else Promise.resolve(returned).then(end, reject);
    });
  });
}

function isGenerator(value: unknown): value is Generator {
  return Object.prototype.toString.call(value) === '[object Generator]';
}
