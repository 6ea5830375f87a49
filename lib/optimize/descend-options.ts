import { shown } from '../calculus/arguments';
import type { GradientFunction } from './objective';
import type { Rate } from './schedule';
import { gradientBelow } from './stopping';
import type { StoppingRule } from './stopping-rule';
import type { UpdateRule } from './update-rule';

/** @see descend */
export interface DescendOptions {
  /** The learning rate α ≥ 0, or a schedule; default: the method's own, 0.1 for gradient descent. */
  readonly rate?: Rate;
  /** The gradient of f, n numbers for n numbers; default: central differences of f. */
  readonly gradient?: GradientFunction;
  /** How a step follows from the gradient; default `gradientStep()`. */
  readonly method?: UpdateRule;
  /** Stops when one of these fires; default `gradientBelow(1e-6)`, and `[]` for none. */
  readonly stop?: StoppingRule | readonly StoppingRule[];
  /** The most steps; default 1000. */
  readonly maxIterations?: number;
  /** Diverged when the value exceeds its start by this factor of max(1, |f(start)|); default 1e8. */
  readonly divergenceFactor?: number;
  /** The most entries of the history, at least 2; default 20,000, fewer for long vectors (at most 32 MB). */
  readonly historyLimit?: number;
}

/** The stopping rules asked for, or the default. */
export function rulesOf(
  stop: DescendOptions['stop'],
  usesGradient: boolean,
): readonly StoppingRule[] {
  const chosen = stop ?? (usesGradient ? gradientBelow(1e-6) : []);
  const rules: readonly StoppingRule[] = Array.isArray(chosen) ? chosen : [chosen];
  const wrong = rules.findIndex((rule) => typeof rule?.begin !== 'function');
  if (wrong < 0) return rules;
  throw new TypeError(
    `descend: stop must be a stopping rule such as gradientBelow(1e-6), or a list of them, but it holds ${shown(rules[wrong])}.`,
  );
}
