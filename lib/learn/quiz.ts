import { display } from '../plot/display';
import { loadQuestions } from './load-questions';
import { quizBundle } from './quiz-bundle';

/**
 * Shows questions of a lesson, with an explanation for every answer.
 *
 * @param lesson the lesson's name, for example "04-gradient-descent".
 * @param ids the questions to show, in this order. Default: all of the lesson.
 * @throws Error when the lesson or a question does not exist or the file is not valid.
 * @example
 * import { quiz } from 'nabla';
 * quiz('04-gradient-descent');
 */
export function quiz(lesson: string, ids?: readonly string[]): void {
  const { questions } = loadQuestions(lesson);
  const chosen = ids?.map((id) => {
    const question = questions.find((candidate) => candidate.id === id);
    if (question) return question;
    const known = questions.map((candidate) => candidate.id).join(', ');
    throw new Error(`quiz: "${lesson}" has no question "${id}". There are: ${known}.`);
  });
  display({ data: quizBundle({ lesson, questions: chosen ?? questions }) });
}
