import type { RememberedAnswer } from '../study';
import { element } from './dom';
import type { BankQuestion } from './question-bank';
import { draw, standing, type Which, type Wish } from './review-queue';
import { weakestTopics } from './review-topics';

type Answers = ReadonlyMap<string, RememberedAnswer>;
type Choices = readonly (readonly [value: string, label: string])[];

const WHICH: Choices = [
  ['due', 'Due, then new ones'],
  ['wrong', 'What went wrong last time'],
  ['any', 'Any, as in an interview'],
];
const DIFFICULTIES: Choices = [
  ['0', 'Any'],
  ['1', 'Recall'],
  ['2', 'Understanding'],
  ['3', 'Transfer'],
];
const COUNTS: Choices = [
  ['10', 'At most 10'],
  ['20', 'At most 20'],
  ['1000', 'All of them'],
];

/** How one stands, what to ask, and what to read again. */
export function reviewChoice(
  bank: readonly BankQuestion[],
  answers: Answers,
  start: (questions: readonly BankQuestion[]) => void,
): HTMLElement[] {
  if (bank.length === 0) {
    return [element('p', { class: 'quiet' }, 'This course has no questions to review.')];
  }
  return [
    standingOf(bank, answers),
    choiceForm(bank, answers, start),
    ...topicsOf(bank, answers),
    element(
      'p',
      { class: 'keys quiet' },
      ...['1', '–', '9', ' choose · ', 'Enter', ' answer · ', 'N', ' next question'].map((part) =>
        /^[\dA-Z]/.test(part) ? element('kbd', {}, part) : part,
      ),
    ),
  ];
}

function standingOf(bank: readonly BankQuestion[], answers: Answers): HTMLElement {
  const { due, fresh, resting } = standing(bank, answers, new Date());
  const item = (count: number, label: string, kind: string) =>
    element(
      'li',
      { class: kind },
      element('strong', {}, String(count)),
      ' ',
      element('span', {}, label),
    );
  return element(
    'ul',
    { class: 'standing', 'aria-label': 'How you stand' },
    item(due, 'due today', 'due'),
    item(fresh, 'not asked yet', 'fresh'),
    item(resting, 'remembered for now', 'resting'),
  );
}

function choiceForm(
  bank: readonly BankQuestion[],
  answers: Answers,
  start: (questions: readonly BankQuestion[]) => void,
): HTMLElement {
  const which = select('which', WHICH);
  const lesson = select('lesson', [['', 'All lessons'], ...lessonsOf(bank)]);
  const tag = select('tag', []);
  const difficulty = select('difficulty', DIFFICULTIES);
  const count = select('count', COUNTS);
  const button = element('button', { type: 'submit' });
  const drawn = () =>
    draw(bank, answers, wishOf(which, lesson, tag, difficulty, count), new Date());
  const refresh = () => {
    fillTags(tag, bank, lesson.value);
    const { length } = drawn();
    button.disabled = length === 0;
    button.textContent =
      length === 0 ? 'Nothing to ask' : `Ask ${length} question${length === 1 ? '' : 's'}`;
  };
  const form = element(
    'form',
    {
      class: 'choice-form',
      'aria-label': 'What to ask',
      oninput: refresh,
      onsubmit: (event) => {
        event.preventDefault();
        start(drawn());
      },
    },
    labelled('Questions', which),
    labelled('Lesson', lesson),
    labelled('Topic', tag),
    labelled('Difficulty', difficulty),
    labelled('Number', count),
    button,
  );
  refresh();
  return form;
}

function wishOf(...[which, lesson, tag, difficulty, count]: HTMLSelectElement[]): Wish {
  const kinds: readonly Which[] = ['due', 'wrong', 'any'];
  return {
    which: kinds.find((kind) => kind === which?.value) ?? 'due',
    lesson: lesson?.value ?? '',
    tag: tag?.value ?? '',
    difficulty: Number(difficulty?.value),
    count: Number(count?.value),
  };
}

function lessonsOf(bank: readonly BankQuestion[]): Choices {
  const titles = new Map(bank.map(({ lesson, lessonTitle }) => [lesson, lessonTitle]));
  return [...titles].map(([lesson, title]) => [lesson, `${lesson.slice(0, 2)} · ${title}`]);
}

/** The topics of the chosen lesson; the one that was chosen stays if it is among them. */
function fillTags(tag: HTMLSelectElement, bank: readonly BankQuestion[], lesson: string): void {
  const of = bank.filter((question) => lesson === '' || question.lesson === lesson);
  const tags = [...new Set(of.flatMap(({ tags }) => tags))].sort((a, b) => a.localeCompare(b));
  const chosen = tags.includes(tag.value) ? tag.value : '';
  tag.replaceChildren(
    ...options([['', 'All topics'], ...tags.map((name): [string, string] => [name, name])]),
  );
  tag.value = chosen;
}

function select(name: string, choices: Choices): HTMLSelectElement {
  return element('select', { name }, ...options(choices));
}

function options(choices: Choices): HTMLOptionElement[] {
  return choices.map(([value, label]) => element('option', { value }, label));
}

function labelled(label: string, field: HTMLSelectElement): HTMLElement {
  return element('label', {}, element('span', {}, label), field);
}

function topicsOf(bank: readonly BankQuestion[], answers: Answers): HTMLElement[] {
  const topics = weakestTopics(bank, answers);
  if (topics.length === 0) return [];
  const items = topics.map(({ title, address, times, timesRight }) =>
    element(
      'li',
      {},
      element('a', { href: address }, title),
      element('span', { class: 'quiet' }, `${timesRight} of ${times} answers right`),
    ),
  );
  return [
    element(
      'section',
      { class: 'topics' },
      element('h2', {}, 'Worth reading again'),
      element('ol', {}, ...items),
    ),
  ];
}
