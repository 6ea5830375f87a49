import { element } from './dom';
import type { Progress } from './lesson-list';
import type { Study } from './study';

/** How far one has come: a bar over everything there is to do, and the counts in words. Nothing for a fresh lesson. */
export function progressOf(progress: Progress, { answers }: Study): HTMLElement[] {
  const { sections, sectionsRun, exercises, exercisesPassed, questions } = progress;
  const right = questions.filter((id) => answers.get(id)?.right).length;
  const done = sectionsRun + exercisesPassed + right;
  if (done === 0) return [];
  const words = [
    counted(sectionsRun, sections, 'section', 'run'),
    counted(exercisesPassed, exercises, 'exercise', 'passed'),
    counted(right, questions.length, 'question', 'right'),
  ].filter((text) => text !== '');
  const bar = element('progress', {
    max: String(sections + exercises + questions.length),
    value: String(done),
    'aria-label': 'Progress',
  });
  return [element('div', { class: 'progress' }, bar, element('p', {}, words.join(' · ')))];
}

function counted(done: number, all: number, what: string, how: string): string {
  return all === 0 ? '' : `${done} of ${all} ${what}${all === 1 ? '' : 's'} ${how}`;
}
