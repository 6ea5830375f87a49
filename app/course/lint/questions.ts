import { messageOf } from '../../message-of.js';
import type { Notebook } from '../notebook.js';
import { questionsIn } from '../question-bank.js';
import { sectionsOf } from '../sections.js';
import { type Finding, findingInFile } from './finding.js';

/**
 * The questions that do not say which section of their lesson to read again. The other rules of a question
 * are those of the `nabla` package, which the lesson's quiz applies when it runs.
 *
 * @param text the text of the lesson's file in the question bank
 */
export function lintQuestions(text: string, lesson: Notebook): Finding[] {
  const known = sectionsOf(lesson).map(({ cell }) => cell);
  const advice = `write the id of a cell with a numbered heading: ${known.join(', ') || 'there is none yet'}.`;
  try {
    return questionsIn(text)
      .filter(({ section }) => !known.some((cell) => cell === section))
      .map(({ id, section }) => {
        const said =
          section === undefined
            ? 'it names no section'
            : `its section ${JSON.stringify(section)} is not in the lesson`;
        return findingInFile(`question ${JSON.stringify(id)}: ${said}; ${advice}`);
      });
  } catch (error) {
    return [findingInFile(`it cannot be read: ${messageOf(error)}`)];
  }
}
