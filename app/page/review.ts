import './style/review.css';
import { messageOf } from './api';
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
  await choose(bank);
} catch (error) {
  place.replaceChildren(element('p', { class: 'failure', role: 'alert' }, messageOf(error)));
} finally {
  place.setAttribute('aria-busy', 'false');
}

/** Shows how one stands, and what can be asked; after each round again, as the answers have changed it. */
async function choose(bank: readonly BankQuestion[]): Promise<void> {
  const { answers } = await fetchStudy();
  const start = (questions: readonly BankQuestion[]) => {
    const round = new ReviewRound(questions, text, () => void choose(bank));
    place.replaceChildren(round.node);
    round.begin();
  };
  place.replaceChildren(...reviewChoice(bank, answers, start));
}
