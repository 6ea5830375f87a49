import { JudgementCache, judgementKey } from './cache.js';
import { type Judgement, type JudgeOptions, judge } from './judge.js';
import type { Plan } from './plan.js';
import type { JudgeAnswers } from './self-test.js';

/**
 * Judges each set of answers once, and the same never again in a second run.
 *
 * @param folder where judgements are kept
 * @param code the version of the course's code, which they depend on
 */
export function judgeOnce(
  folder: string,
  code: string,
  plan: Plan,
  options: JudgeOptions,
): JudgeAnswers {
  const cache = new JudgementCache(folder);
  const running = new Map<string, Promise<Judgement>>();
  const look = async (key: string, answers: ReadonlyMap<string, string>) => {
    const known = await cache.get(key);
    if (known) return known;
    const once = () => judge(plan, answers, options);
    const first = await once();
    const judgement = first.retry ? await once() : first;
    if (judgement.broken === null) await cache.set(key, judgement);
    return judgement;
  };
  return (answers) => {
    const key = judgementKey(code, plan, answers, options.limits);
    const known = running.get(key) ?? look(key, answers);
    running.set(key, known);
    return known;
  };
}
