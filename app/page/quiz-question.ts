import { renderMarkdown } from '@jupyterlab/rendermime';
import type { QuizAnswer } from '../study';
import { element } from './dom';
import { asWritten } from './limited';
import { tooMuchMarkdown } from './markdown-limits';
import type { TextOptions } from './question-text';
import { type Choice, isRight, type Question } from './quiz';
import { QuizMark } from './quiz-mark';

let formsMade = 0;

/** One question with its choices or number field, and the explanations once it is answered. */
export class QuestionForm {
  readonly node: HTMLFormElement;
  readonly ready: Promise<unknown>;
  private readonly name = `nabla-question-${++formsMade}`;
  private readonly pending: Promise<void>[] = [];
  private readonly inputs: HTMLInputElement[] = [];
  private readonly explanations: HTMLElement[] = [];
  /** Beside each choice, or beside the number. */
  private readonly marks: QuizMark[] = [];
  /** Read out when an answer was given, not when an earlier one is shown again. */
  private readonly verdict = element('p', { class: 'verdict', role: 'status', 'aria-live': 'off' });
  private readonly fields: HTMLFieldSetElement;
  private readonly button: HTMLButtonElement;

  constructor(
    private readonly question: Question,
    number: number,
    private readonly options: TextOptions,
    private readonly onAnswer: (answer: QuizAnswer) => void,
  ) {
    this.button = element('button', { type: 'submit', disabled: true }, 'Check answer');
    const legend = element(
      'legend',
      {},
      element('span', { class: 'number' }, `Question ${number}`),
      this.markdown(question.prompt),
    );
    const answer = question.kind === 'numeric' ? [this.numberField()] : this.choiceFields();
    this.fields = element('fieldset', {}, legend, ...answer);
    this.node = element(
      'form',
      {
        class: 'nabla-Question',
        onsubmit: (event) => this.submit(event),
        oninput: () => this.changed(),
      },
      this.fields,
      element('div', { class: 'actions' }, this.button, this.verdict),
    );
    this.ready = Promise.all(this.pending);
  }

  private choiceFields(): HTMLElement[] {
    const { kind, choices } = this.question;
    const type = kind === 'multiple' ? 'checkbox' : 'radio';
    const hint =
      kind === 'multiple' ? [element('p', { class: 'hint' }, 'Choose all that apply.')] : [];
    return [...hint, ...choices.map((choice) => this.choiceField(choice, type))];
  }

  private choiceField(choice: Choice, type: string): HTMLElement {
    const input = element('input', { type, name: this.name });
    const mark = new QuizMark();
    const why = this.markdown(choice.explanation, 'explanation');
    why.hidden = true;
    why.classList.add(choice.correct ? 'right' : 'wrong');
    this.inputs.push(input);
    this.marks.push(mark);
    this.explanations.push(why);
    return element(
      'div',
      { class: 'choice' },
      element('label', {}, input, this.markdown(choice.text), mark.node),
      why,
    );
  }

  private numberField(): HTMLElement {
    const input = element('input', { type: 'text', inputmode: 'decimal', autocomplete: 'off' });
    const mark = new QuizMark();
    const why = this.markdown(this.question.explanation, 'explanation');
    why.hidden = true;
    this.inputs.push(input);
    this.marks.push(mark);
    this.explanations.push(why);
    const label = element('label', {}, 'Your number ', input, mark.node);
    return element('div', { class: 'choice' }, label, why);
  }

  /** What was said about the answer before is not said about this one. */
  private changed(): void {
    for (const mark of this.marks) mark.clear();
    this.verdict.textContent = '';
    this.verdict.setAttribute('aria-live', 'polite');
    this.allow();
  }

  private allow(): void {
    this.button.disabled = !this.inputs.some(
      (input) => input.checked || (input.value.trim() !== '' && input.type === 'text'),
    );
  }

  /** Goes to the field of a number, or to the question to be read. */
  focus(): void {
    const [first] = this.inputs;
    this.node.tabIndex = -1;
    (first?.type === 'text' ? first : this.node).focus();
  }

  /** Makes a choice, or takes back one of several. */
  choose(index: number): void {
    const input = this.inputs[index];
    if (!input || input.type === 'text' || this.isClosed) return;
    input.click();
    input.focus();
  }

  /** Takes what is chosen or typed for the answer, if anything is. */
  answer(): void {
    if (!this.button.disabled) this.node.requestSubmit();
  }

  /** Ends the asking: what was answered stays to be read. */
  close(): void {
    this.fields.disabled = true;
    this.button.hidden = true;
  }

  get isClosed(): boolean {
    return this.fields.disabled;
  }

  /** Shows an answer that was given earlier. */
  recall(answer: QuizAnswer): void {
    for (const [i, input] of this.inputs.entries()) {
      if (input.type === 'text') input.value = answer.typed;
      else input.checked = answer.chosen.includes(i);
    }
    this.judge(answer.right);
    this.allow();
  }

  private submit(event: Event): void {
    event.preventDefault();
    const chosen = this.inputs.flatMap((input, i) => (input.checked ? [i] : []));
    const typed = this.question.kind === 'numeric' ? (this.inputs[0]?.value ?? '') : '';
    const right = isRight(this.question, new Set(chosen), typed);
    this.judge(right);
    this.onAnswer({ chosen, typed, right });
  }

  private judge(right: boolean): void {
    const numeric = this.question.kind === 'numeric';
    const wrong = numeric ? 'Not quite.' : 'Not quite: read why below each choice.';
    this.verdict.textContent = right ? 'Right.' : wrong;
    this.verdict.className = `verdict ${right ? 'right' : 'wrong'}`;
    for (const why of this.explanations) why.hidden = false;
    for (const [i, mark] of this.marks.entries()) {
      if (numeric) mark.show(right);
      else mark.show(this.question.choices[i]?.correct === true, this.inputs[i]?.checked);
    }
  }

  /** Text with mathematics from the question bank; what is not wanted in it is taken out as in any cell. */
  private markdown(source: string, kind = 'text'): HTMLElement {
    const host = element('div', { class: `${kind} jp-RenderedHTMLCommon` });
    const tooMuch = tooMuchMarkdown(source);
    if (tooMuch) {
      host.append(...asWritten(source, tooMuch));
      return host;
    }
    const { sanitizer, resolver, linkHandler, latexTypesetter, markdownParser, translator } =
      this.options;
    this.pending.push(
      renderMarkdown({
        host,
        source,
        trusted: false,
        sanitizer,
        resolver,
        linkHandler,
        shouldTypeset: true,
        latexTypesetter,
        markdownParser: markdownParser ?? null,
        ...(translator ? { translator } : {}),
      }),
    );
    return host;
  }
}
