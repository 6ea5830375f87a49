import { requireCount, requireFunction } from '../calculus/arguments';
import type { StoppingRule } from './stopping-rule';

/**
 * Stops only when all of the rules fire at the same point; its verdict is the last rule's.
 *
 * @param rules at least one rule
 * @returns the stopping rule
 * @throws RangeError when there is no rule
 * @example
 * import { allOf, changeBelow, descend, gradientBelow } from 'nabla';
 * const stop = allOf(changeBelow(1e-4), gradientBelow(1e-4));
 * descend(([w]) => w ** 2, [-4], { rate: 0.2, stop }).gradient[0] > -1e-4; // → true
 * @source Curriculum 13
 */
export function allOf(...rules: readonly StoppingRule[]): StoppingRule {
  requireCount('allOf', 'the number of rules', rules.length, 1);
  for (const rule of rules) requireFunction('allOf', 'begin of every rule', rule?.begin);
  return {
    name: `allOf(${rules.map((rule) => rule.name).join(', ')})`,
    begin() {
      const checks = rules.map((rule) => rule.begin());
      return (progress) => {
        const verdicts = checks.map((check) => check(progress));
        return verdicts.every((verdict) => verdict !== undefined) ? verdicts.at(-1) : undefined;
      };
    },
  };
}
