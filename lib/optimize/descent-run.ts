import { requireCount, requireOptions, requirePositive, shown } from '../calculus/arguments';
import { add, norm } from '../calculus/vector';
import { iterationCap } from './caps';
import { type DescendOptions, rulesOf } from './descend-options';
import { gradientStep } from './gradient-step';
import { defaultHistoryLimit, HistoryRecorder } from './history';
import { Objective, type ObjectiveFunction } from './objective';
import type { Progress } from './progress';
import type { DescentResult } from './result';
import { beginRate } from './schedule';
import type { Verdict } from './stopping-rule';
import type { Move, UpdateRule } from './update-rule';
import { divergence, endMessage, notFinite, requireVerdict } from './verdict';

/** One run: the current point, and what was set up for it. */
export class DescentRun {
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
    requireOptions('descend', options, '{ rate: 0.1 }');
    this.objective = new Objective(f, options.gradient);
    this.method = requireMethod(options.method ?? gradientStep());
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
      if (verdict !== undefined) return requireVerdict(verdict);
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

function requireMethod(method: UpdateRule): UpdateRule {
  if (typeof method === 'object' && typeof method.begin === 'function') return method;
  throw new TypeError(
    `descend: method must be an update rule, such as momentum(), but it is ${shown(method)}.`,
  );
}
