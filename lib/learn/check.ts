import { display } from '../plot/display';
import { rememberCheck } from './attempts';
import { checkBundle } from './check-bundle';
import { CheckFailed } from './check-failed';
import { type CheckItem, type Expect, Expectations, NOT_SOLVED } from './expect';

/**
 * Checks an exercise's answer and shows how each expectation went.
 *
 * Nothing is shown of the expected values: a message says what came and where to look, and names
 * typical mistakes.
 *
 * @param title what is checked, for example "Exercise 1".
 * @param run states the expectations, one call of `expect` each; not asynchronous.
 * @throws CheckFailed when an expectation is not met; its message tells the first.
 * @throws TypeError when the check is asynchronous or states no expectation.
 * @example
 * import { check } from 'nabla';
 * const slope = (x: number) => 2 * x;
 * check('The slope of x²', (expect) => {
 *   expect.near('at 3', () => slope(3), 6, { mistakes: [[9, 'that is the value, not the slope']] });
 * });
 */
export function check(title: string, run: (expect: Expect) => void): void {
  rememberCheck(title);
  const expectations = new Expectations();
  let returned: unknown;
  try {
    returned = run(expectations);
  } catch (error) {
    expectations.record('your answer runs', () => {
      throw error;
    });
  }
  if (returned instanceof Promise) {
    throw new TypeError(
      `check "${title}": its function must not be async; await before the check.`,
    );
  }
  if (expectations.items.length === 0) {
    throw new TypeError(`check "${title}": states no expectation, so it could never fail.`);
  }
  const { items } = expectations;
  const failed = items.find((item) => !item.passed);
  display({ data: checkBundle({ title, passed: failed === undefined, items }) });
  if (failed) throw new CheckFailed(`${title}: ${firstFailure(failed)}`);
}

function firstFailure({ label, message = '' }: CheckItem): string {
  return message.startsWith(NOT_SOLVED) ? message : `${label}: ${message}`;
}
