import type { IRenderMime } from '@jupyterlab/rendermime-interfaces';
import { Widget } from '@lumino/widgets';
import { element } from './dom';
import { parseQuestions } from './quiz';
import { QuestionForm } from './quiz-question';

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
    const score = element('p', { class: 'nabla-Quiz-score', role: 'status' });
    const answers = new Map<string, boolean>();
    const forms = questions.map(
      (question, i) =>
        new QuestionForm(question, i + 1, this.options, (right) => {
          answers.set(question.id, right);
          const good = [...answers.values()].filter(Boolean).length;
          score.textContent = `${good} of ${questions.length} right, ${answers.size} answered`;
        }),
    );
    this.node.replaceChildren(...forms.map((form) => form.node), score);
    await Promise.all(forms.map((form) => form.ready));
  }
}

export const quizRendererFactory: IRenderMime.IRendererFactory = {
  safe: true,
  mimeTypes: [MIME_TYPE],
  defaultRank: 10,
  createRenderer: (options) => new Quiz(options),
};
