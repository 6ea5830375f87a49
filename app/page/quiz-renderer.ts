import type { IRenderMime } from '@jupyterlab/rendermime-interfaces';
import { Widget } from '@lumino/widgets';
import type { QuizAnswer } from '../study';
import { element } from './dom';
import { parseQuestions } from './quiz';
import { QuestionForm } from './quiz-question';
import { fetchStudy, rememberAnswer } from './study';

const MIME_TYPE = 'application/vnd.nabla.quiz+json';

/** A quiz that is answered in the page: after an answer every choice says why it is right or wrong. */
class Quiz extends Widget implements IRenderMime.IRenderer {
  constructor(private readonly options: IRenderMime.IRendererOptions) {
    super();
    this.addClass('nabla-Quiz');
    this.node.setAttribute('role', 'group');
    this.node.setAttribute('aria-label', 'Quiz');
  }

  async renderModel(model: IRenderMime.IMimeModel): Promise<void> {
    const questions = parseQuestions(model.data[MIME_TYPE]);
    const score = element('p', { class: 'nabla-Quiz-score' });
    const answers = new Map<string, QuizAnswer>();
    const forgotten = new Set<string>();
    const count = () => {
      const good = [...answers.values()].filter(({ right }) => right).length;
      const lost = forgotten.size > 0 ? ', but not all of this is remembered' : '';
      score.textContent = `${good} of ${questions.length} right, ${answers.size} answered${lost}`;
    };
    const remember = async (id: string, answer: QuizAnswer) => {
      if (await rememberAnswer(id, answer)) forgotten.delete(id);
      else forgotten.add(id);
      count();
    };
    const forms = questions.map(
      (question, i) =>
        new QuestionForm(question, i + 1, this.options, (answer) => {
          answers.set(question.id, answer);
          count();
          void remember(question.id, answer);
        }),
    );
    this.node.replaceChildren(...forms.map((form) => form.node), score);
    const [study] = await Promise.all([
      fetchStudy().catch(() => undefined),
      ...forms.map((form) => form.ready),
    ]);
    questions.forEach(({ id }, i) => {
      const answer = study?.answers.get(id);
      // What was answered meanwhile is newer.
      if (!answer || answers.has(id)) return;
      forms[i]?.recall(answer);
      answers.set(id, answer);
      count();
    });
  }
}

export const quizRendererFactory: IRenderMime.IRendererFactory = {
  safe: true,
  mimeTypes: [MIME_TYPE],
  defaultRank: 10,
  createRenderer: (options) => new Quiz(options),
};
