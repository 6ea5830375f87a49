import { wasChecked } from './attempts';
import { findExercise } from './exercise';
import { showText } from './show-text';

/**
 * Shows a solution of an exercise, once you have tried it: when its check has run in this session.
 *
 * @param exercise the exercise's name, for example "step"; it is the `grade_id` of its answer cell.
 * @param lesson the lesson it is in, for example "04-gradient-descent". Default: the only one that has it.
 * @throws Error when there is no such exercise, or one in several lessons, or when this copy of the
 * course was handed out without solutions.
 * @example
 * import { solution } from 'nabla';
 * solution('step', '04-gradient-descent');
 */
export function solution(exercise: string, lesson?: string): void {
  const found = findExercise(exercise, lesson);
  if (found.solution === undefined) {
    throw new Error(`This copy of the course has no solution of "${exercise}" in it.`);
  }
  const tried = wasChecked(found.checks);
  const advice = 'Try it first: run the check below your answer, then run this again.';
  showText(tried ? `\`\`\`\`ts\n${found.solution}\n\`\`\`\`` : advice);
}
