import { findExercise } from './exercise';
import { showText } from './show-text';

/** How many hints of an exercise have been shown in this session. */
const shown = new Map<string, number>();

/**
 * Shows the next hint for an exercise, below those that were shown before: run it again for more.
 *
 * @param exercise the exercise's name, for example "step"; it is the `grade_id` of its answer cell.
 * @param lesson the lesson it is in, for example "04-gradient-descent". Default: the only one that has it.
 * @throws Error when there is no such exercise, or one in several lessons.
 * @example
 * import { hint } from 'nabla';
 * hint('step', '04-gradient-descent');
 */
export function hint(exercise: string, lesson?: string): void {
  const { hints } = findExercise(exercise, lesson);
  const key = JSON.stringify([exercise, lesson]);
  const count = Math.min((shown.get(key) ?? 0) + 1, hints.length);
  shown.set(key, count);
  const parts = hints
    .slice(0, count)
    .map((text, i) => `**Hint ${i + 1} of ${hints.length}.** ${text}`);
  showText(parts.join('\n\n') || 'This exercise has no hints.');
}
