import type { QuizAnswer } from '../study';
import { element } from './dom';
import { type BankQuestion, readingAddress, readingTitle } from './question-bank';
import type { TextOptions } from './question-text';
import { QuestionForm } from './quiz-question';
import { rememberAnswer } from './study';

const FORGOTTEN = 'This answer is not remembered.';

/** One round of questions. What was answered wrong comes once more at the end. */
export class ReviewRound {
  readonly node = element('section', { class: 'round', 'aria-label': 'Review' });
  private readonly queue: BankQuestion[];
  private readonly bar: HTMLProgressElement;
  private readonly count = element('p', { class: 'count', role: 'status' });
  private readonly stop: HTMLButtonElement;
  private readonly place = element('div');
  private readonly first = new Map<BankQuestion, boolean>();
  private asked = 0;
  private form: QuestionForm | undefined;
  private readonly onKey = (event: KeyboardEvent) => this.press(event);

  constructor(
    private readonly questions: readonly BankQuestion[],
    private readonly text: TextOptions,
    private readonly done: () => void,
  ) {
    this.queue = [...questions];
    this.bar = element('progress', { 'aria-label': 'Questions answered' });
    const stop = element(
      'button',
      { type: 'button', class: 'stop', onclick: () => this.end() },
      'End this round',
    );
    this.stop = stop;
    this.node.append(
      element('div', { class: 'round-head' }, this.bar, this.count, stop),
      this.place,
    );
  }

  begin(): void {
    document.addEventListener('keydown', this.onKey);
    this.next();
  }

  private next(): void {
    const question = this.queue[this.asked];
    this.bar.max = this.queue.length;
    this.bar.value = this.asked;
    if (question) this.ask(question);
    else this.end();
  }

  private ask(question: BankQuestion): void {
    const again = this.first.has(question);
    const number = this.asked + 1;
    this.count.textContent = `Question ${number} of ${this.queue.length}${again ? ', once more' : ''}`;
    const form = new QuestionForm(question, number, this.text, (answer) =>
      this.answered(question, answer),
    );
    this.form = form;
    const about = element('p', { class: 'about-question quiet' }, question.lessonTitle);
    this.place.replaceChildren(about, form.node);
    form.focus();
  }

  private answered(question: BankQuestion, answer: QuizAnswer): void {
    if (!answer.right && !this.first.has(question)) this.queue.push(question);
    if (!this.first.has(question)) this.first.set(question, answer.right);
    this.asked += 1;
    this.bar.max = this.queue.length;
    this.bar.value = this.asked;
    this.form?.close();
    const last = this.asked === this.queue.length;
    const next = element(
      'button',
      { type: 'button', class: 'next', onclick: () => this.next() },
      last ? 'Finish' : 'Next question',
    );
    const reading = element(
      'p',
      { class: 'reading' },
      'Read it again: ',
      element('a', { href: readingAddress(question) }, readingTitle(question)),
    );
    const after = element('div', { class: 'after' }, reading, next);
    this.place.append(after);
    next.focus();
    void rememberAnswer(question.id, answer).then((remembered) => {
      if (!remembered) after.append(element('p', { class: 'quiet' }, FORGOTTEN));
    });
  }

  private end(): void {
    document.removeEventListener('keydown', this.onKey);
    this.form = undefined;
    this.stop.remove();
    // Who ends a round at once has nothing to be told.
    if (this.first.size === 0) this.done();
    else this.tellResult();
  }

  private tellResult(): void {
    const right = [...this.first.values()].filter(Boolean).length;
    this.count.textContent = 'This round is over';
    const heading = element(
      'h2',
      { tabindex: '-1' },
      `${right} of ${this.first.size} right at the first try`,
    );
    const more = element('button', { type: 'button', onclick: () => this.done() }, 'Go on');
    const home = element('a', { href: '/' }, 'All lessons');
    this.place.replaceChildren(
      element('div', { class: 'result' }, heading, ...this.toRead(), more, home),
    );
    heading.focus();
  }

  private toRead(): HTMLElement[] {
    const wrong = this.questions.filter((question) => this.first.get(question) === false);
    const places = new Map(wrong.map((each) => [readingAddress(each), readingTitle(each)]));
    if (places.size === 0) return [];
    const items = [...places].map(([address, title]) =>
      element('li', {}, element('a', { href: address }, title)),
    );
    return [element('p', {}, 'To read again:'), element('ul', {}, ...items)];
  }

  /** Digits choose, Enter answers, N goes on; a field keeps what is typed into it. */
  private press(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey || !this.form) return;
    const { target, key } = event;
    const typing = target instanceof HTMLInputElement && target.type === 'text';
    if (key === 'Enter') {
      if (target instanceof HTMLButtonElement || target instanceof HTMLAnchorElement) return;
      event.preventDefault();
      if (this.form.isClosed) this.next();
      else this.form.answer();
    } else if (typing && !this.form.isClosed) {
      return;
    } else if (/^[1-9]$/.test(key)) this.form.choose(Number(key) - 1);
    else if (key.toLowerCase() === 'n' && this.form.isClosed) this.next();
  }
}
