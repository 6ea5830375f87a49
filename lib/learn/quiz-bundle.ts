import { escapeHtml } from '../plot/html';
import type { Question, QuestionFile } from './question';

/** Questions by MIME type: the page asks them; HTML and text are for other front ends. @internal */
export function quizBundle(file: QuestionFile): { [mimeType: string]: unknown } {
  return {
    'application/vnd.nabla.quiz+json': file,
    'text/html': `<ol>${file.questions.map(questionHtml).join('')}</ol>`,
    'text/plain': file.questions.map(questionText).join('\n\n'),
  };
}

/** The prompt, and each answer with its explanation folded away below it. */
function questionHtml(question: Question): string {
  const prompt = `<p>${escapeHtml(question.prompt)}</p>`;
  return `<li>${prompt}${question.kind === 'numeric' ? numericHtml(question) : choicesHtml(question)}</li>`;
}

function choicesHtml({ choices }: Extract<Question, { choices: unknown }>): string {
  const items = choices.map(({ text, correct, explanation }) => {
    const verdict = `${correct ? 'Right' : 'Not right'}. ${explanation}`;
    return `<details><summary>${escapeHtml(text)}</summary><p>${escapeHtml(verdict)}</p></details>`;
  });
  return items.join('');
}

function numericHtml({ answer, explanation }: Extract<Question, { kind: 'numeric' }>): string {
  return `<details><summary>Answer</summary><p>${answer}. ${escapeHtml(explanation)}</p></details>`;
}

/** The prompt and the choices without the answers: text cannot fold them away. */
function questionText(question: Question, index: number): string {
  const prompt = `${index + 1}. ${question.prompt}`;
  if (question.kind === 'numeric') return `${prompt}\n   (a number)`;
  const letters = question.choices.map(
    ({ text }, i) => `   ${String.fromCharCode(97 + i)}) ${text}`,
  );
  return [prompt, ...letters].join('\n');
}
