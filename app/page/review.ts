import './style/review.css';
import { messageOf } from '../message-of';
import { byId, element } from './dom';
import { type BankQuestion, fetchQuestions } from './question-bank';
import { textOptions } from './question-text';
import { reviewChoice } from './review-choice';
import { ReviewRound } from './review-round';
import { fetchStudy } from './study';

const place = byId('review');
const text = textOptions();

try {
  const bank = await fetchQuestions();
  place.replaceChildren(...(await choosing(bank)));
} catch (error) {
  place.replaceChildren(element('p', { class: 'failure', role: 'alert' }, messageOf(error)));
} finally {
  place.setAttribute('aria-busy', 'false');
}

/** How one stands, and what can be asked; after each round again, as the answers have changed it. */
async function choosing(bank: readonly BankQuestion[]): Promise<HTMLElement[]> {
  const { answers } = await fetchStudy();
  const start = (questions: readonly BankQuestion[]) => {
    const round = new ReviewRound(questions, text, () => void goOn(bank));
    place.replaceChildren(round.node);
    round.begin();
  };
  return reviewChoice(bank, answers, start);
}

/** After a round the choice of the next one has the focus. */
async function goOn(bank: readonly BankQuestion[]): Promise<void> {
  place.replaceChildren(...(await choosing(bank)));
  place.querySelector('select')?.focus();
}
