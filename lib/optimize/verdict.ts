import { shown } from '../calculus/arguments';
import { numberText } from './number-text';
import type { Progress } from './progress';
import type { StoppingRule, Verdict } from './stopping-rule';

/** Says so when f, its gradient or the point itself is NaN or infinite. */
export function notFinite({ iteration, point, value, gradient }: Progress): Verdict | undefined {
  if (Number.isFinite(value) && gradient.every(Number.isFinite) && point.every(Number.isFinite)) {
    return undefined;
  }
  const what = Number.isFinite(value) ? `the gradient is ${shown(gradient)}` : `f is ${value}`;
  return { status: 'not-finite', message: `${what} at ${shown(point)}, iteration ${iteration}` };
}

/** Fires when the value has grown by `factor` times max(1, |value at the start|). */
export function divergence(startValue: number, factor: number): StoppingRule {
  const limit = startValue + factor * Math.max(1, Math.abs(startValue));
  return {
    name: 'divergence',
    begin:
      () =>
      ({ value }) =>
        value > limit
          ? {
              status: 'diverged',
              message: `the value grew from ${numberText(startValue)} to ${numberText(value)}; the rate is probably too large`,
            }
          : undefined,
  };
}

const OPENINGS: Readonly<Record<Verdict['status'], string>> = {
  converged: 'Converged',
  'iteration-limit': 'Stopped',
  'evaluation-limit': 'Stopped',
  'time-limit': 'Stopped',
  'no-improvement': 'Stopped',
  stalled: 'Stalled',
  diverged: 'Diverged',
  'not-finite': 'Stopped',
  stopped: 'Stopped',
};

/** Throws unless a rule gave a verdict whose status is one of the known ones. */
export function requireVerdict(verdict: Verdict): Verdict {
  if (verdict !== null && Object.hasOwn(OPENINGS, verdict.status)) return verdict;
  throw new TypeError(
    `descend: a stopping rule must give undefined or { status, message } with the status ${Object.keys(OPENINGS).join(', ')}, but it gave ${shown(verdict?.status ?? verdict)}.`,
  );
}

/** The verdict as a sentence, with a hint when the budget ran out on the way up. */
export function endMessage(
  { status, message }: Verdict,
  iterations: number,
  startValue: number,
  value: number,
): string {
  const steps = `${iterations} iteration${iterations === 1 ? '' : 's'}`;
  const rose = status.endsWith('-limit') && value > startValue;
  const hint = rose
    ? ` The value rose from ${numberText(startValue)} to ${numberText(value)}: the rate is probably too large.`
    : '';
  return `${OPENINGS[status]} after ${steps}: ${message}.${hint}`;
}
