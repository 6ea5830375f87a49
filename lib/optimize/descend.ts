import { requireCount, requirePositive, requireVector, shown } from '../calculus/arguments';
import { add, norm, type Vector } from '../calculus/vector';
import { gradientStep } from './gradient-step';
import { defaultHistoryLimit, HistoryRecorder } from './history';
import { type GradientFunction, Objective, type ObjectiveFunction } from './objective';
import type { Progress } from './progress';
import type { DescentResult } from './result';
import { beginRate, type Rate } from './schedule';
import { gradientBelow, iterationCap, type StoppingRule, type Verdict } from './stopping';
import type { Move, UpdateRule } from './update-rule';
import { divergence, endMessage, notFinite } from './verdict';

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

/**
 * Walks down a function of n variables, step by step, until a stopping rule fires.
 *
 * xₖ₊₁ = xₖ − α ∇f(xₖ) by default; other methods replace the step. A run always ends with `not-finite` when f or its gradient
 * becomes NaN or infinite, and with `diverged` when the value explodes.
 *
 * For a convex f whose gradient has the Lipschitz constant L, gradient descent converges for every rate below 2/L.
 *
 * @param f the function to minimise; it takes one array of n numbers
 * @param start the first point, n finite numbers
 * @param options rate, gradient, method, stopping rules
 * @returns the last point, its value and gradient, the reason why the run ended, and its history
 * @throws TypeError or RangeError when an argument is of the wrong kind; never because the run went badly
 * @example
 * import { descend } from 'nabla';
 * const result = descend(([x, y]) => x ** 2 + y ** 2, [3, -2], { rate: 0.25 });
 * result.history.points[1]; // → [1.5, -1]
 * result.converged; // → true
 * @source Curriculum 04
 */
export function descend(
  f: ObjectiveFunction,
  start: Vector,
  options: DescendOptions = {},
): DescentResult {
  const run = new Run(f, requireVector('descend', 'start', start), options);
  let verdict = run.judge();
  while (verdict === undefined) {
    verdict = run.advance() ?? run.judge();
  }
  return run.finish(verdict);
}

/** One run: the current point, and what was set up for it. */
class Run {
  private readonly objective: Objective;
  private readonly method: UpdateRule;
  private readonly nextMove: ReturnType<UpdateRule['begin']>;
  private readonly nextRate: (progress: Progress) => number;
  private readonly checks: ((progress: Progress) => Verdict | undefined)[];
  private readonly recorder: HistoryRecorder;
  private readonly startTime = performance.now();
  private readonly startValue: number;
  private now: Progress;

  constructor(f: ObjectiveFunction, start: number[], options: DescendOptions) {
    this.objective = new Objective(f, options.gradient);
    this.method = options.method ?? gradientStep();
    this.nextMove = this.method.begin(start.length);
    this.nextRate = beginRate(options.rate ?? this.method.defaultRate);
    this.recorder = new HistoryRecorder(
      requireCount(
        'descend',
        'historyLimit',
        options.historyLimit ?? defaultHistoryLimit(start.length),
        2,
      ),
    );
    const maxIterations = requireCount('descend', 'maxIterations', options.maxIterations ?? 1000);
    const factor = requirePositive('descend', 'divergenceFactor', options.divergenceFactor ?? 1e8);
    const value = this.objective.value([...start]);
    this.startValue = value;
    this.now = this.observe(0, start, value, this.gradientAt(start, value));
    this.checks = [
      ...rulesOf(options.stop, this.usesGradient).map((rule) => rule.begin()),
      divergence(value, factor).begin(),
      iterationCap(maxIterations).begin(),
    ];
  }

  /** What the rules say about the current point. */
  judge(): Verdict | undefined {
    const failure = notFinite(this.now);
    if (failure !== undefined) return failure;
    for (const check of this.checks) {
      const verdict = check(this.now);
      if (verdict !== undefined) return verdict;
    }
    return undefined;
  }

  /** Takes one step; a verdict comes back when there is no good point to step to. */
  advance(): Verdict | undefined {
    const before = this.now;
    const rate = this.nextRate(before);
    const move = this.moveFrom(before, rate);
    if (move.stalled !== undefined) return { status: 'stalled', message: move.stalled };
    this.objective.iteration = before.iteration + 1;
    const point = move.point ?? add(before.point, move.step);
    const value = move.value ?? this.objective.value([...point]);
    const gradient = move.gradient ?? this.gradientAt(point, value);
    const after = this.observe(
      before.iteration + 1,
      point,
      value,
      gradient,
      move.step,
      before.value,
    );
    // The run stays at the last point where everything is a number.
    const failure = notFinite(after);
    if (failure !== undefined) return failure;
    this.recorder.add(before, move.step, move.rate ?? rate);
    this.now = after;
    return undefined;
  }

  finish(verdict: Verdict): DescentResult {
    const { point, value, gradient, iteration } = this.now;
    return {
      point: [...point],
      value,
      gradient: [...gradient],
      iterations: iteration,
      evaluations: this.objective.evaluations,
      status: verdict.status,
      converged: verdict.status === 'converged',
      message: endMessage(verdict, iteration, this.startValue, value),
      history: this.recorder.finish(this.now),
    };
  }

  private get usesGradient(): boolean {
    return this.method.usesGradient ?? true;
  }

  /** ∇f where it is asked for and f is a number; empty otherwise. */
  private gradientAt(point: readonly number[], value: number): number[] {
    return this.usesGradient && Number.isFinite(value) ? this.objective.gradient([...point]) : [];
  }

  private moveFrom(before: Progress, rate: number): Move {
    const move = this.nextMove({ ...before, rate, objective: this.objective });
    const { step, ...rest } = 'step' in move ? move : { step: move };
    if (step.length === before.point.length) return { step, ...rest };
    throw new RangeError(
      `descend: the method ${this.method.name} gave a step of ${step.length} numbers for a point of ${before.point.length}.`,
    );
  }

  private observe(
    iteration: number,
    point: readonly number[],
    value: number,
    gradient: readonly number[],
    step?: readonly number[],
    previousValue?: number,
  ): Progress {
    return {
      iteration,
      point,
      value,
      gradient,
      gradientNorm: gradient.length === 0 ? Number.NaN : norm(gradient),
      ...(step && { step }),
      ...(previousValue !== undefined && { previousValue }),
      evaluations: this.objective.evaluations,
      seconds: (performance.now() - this.startTime) / 1000,
    };
  }
}

function rulesOf(stop: DescendOptions['stop'], usesGradient: boolean): readonly StoppingRule[] {
  const chosen = stop ?? (usesGradient ? gradientBelow(1e-6) : []);
  const rules: readonly StoppingRule[] = 'begin' in chosen ? [chosen] : chosen;
  const wrong = rules.find((rule) => typeof rule?.begin !== 'function');
  if (wrong === undefined) return rules;
  throw new TypeError(
    `descend: stop must be a stopping rule such as gradientBelow(1e-6), or a list of them, but it holds ${shown(wrong)}.`,
  );
}
