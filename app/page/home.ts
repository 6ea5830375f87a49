import './style/home.css';
import { messageOf } from '../message-of';
import { byId, element } from './dom';
import { bringBack } from './kept-copies';
import { keptList } from './kept-list';
import { fetchLessons, type Lesson, lessonAddress, lessonNumber } from './lesson-list';
import { progressOf } from './lesson-progress';
import { stemOf } from './notebook-name';
import { fetchOwn, type OwnNotebook } from './own-notebooks';
import { OwnSection } from './own-section';
import { isDue } from './review-queue';
import { fetchStudy, type Study } from './study';

const place = byId('lessons');

try {
  const [lessons, study] = await Promise.all([fetchLessons(), fetchStudy()]);
  const way = await continuing(lessons, study);
  place.replaceChildren(...troubleOf(study), ...way, listOf(lessons, study));
  byId('ways').append(reviewLink(study));
} catch (error) {
  place.replaceChildren(element('p', { class: 'failure', role: 'alert' }, messageOf(error)));
} finally {
  place.setAttribute('aria-busy', 'false');
}
void new OwnSection(byId('own')).refresh();

function troubleOf({ trouble }: Study): HTMLElement[] {
  return trouble === '' ? [] : [element('p', { class: 'failure' }, trouble)];
}

/** The way back to where the student was last. */
async function continuing(lessons: readonly Lesson[], { last }: Study): Promise<HTMLElement[]> {
  const title = last && (await titleOf(last.file, lessons));
  if (!last || !title) return [];
  const address = `${lessonAddress(last.file)}#${encodeURIComponent(last.cell)}`;
  return [
    element(
      'p',
      { class: 'continue' },
      element(
        'a',
        { class: 'continue-link', href: address },
        'Continue where you left off: ',
        element('strong', {}, title),
      ),
    ),
  ];
}

/** What a lesson or own notebook is called, if it is there to open. */
async function titleOf(file: string, lessons: readonly Lesson[]): Promise<string | undefined> {
  const lesson = lessons.find((each) => each.file === file);
  if (lesson) return lesson.damage === null ? lesson.title : undefined;
  const own = await fetchOwn().catch((): OwnNotebook[] => []);
  return own.some(({ path }) => path === file) ? stemOf(file) : undefined;
}

/** The way to the review, with what waits there today. */
function reviewLink({ answers }: Study): HTMLElement {
  const now = new Date();
  const due = [...answers.values()].filter((answer) => isDue(answer, now)).length;
  return element('a', { href: '/review' }, due === 0 ? 'Review' : `Review: ${due} due today`);
}

function listOf(lessons: readonly Lesson[], study: Study): HTMLElement {
  if (lessons.length === 0) {
    return element('p', { class: 'quiet' }, 'This folder holds no lessons (NN-name.ipynb).');
  }
  return element('ol', { class: 'lessons' }, ...lessons.map((lesson) => itemOf(lesson, study)));
}

function itemOf(lesson: Lesson, study: Study): HTMLElement {
  const number = element(
    'p',
    { class: 'number', 'aria-hidden': 'true' },
    lessonNumber(lesson.file),
  );
  if (lesson.damage !== null) {
    const damage = element(
      'p',
      {},
      `${lesson.damage.replace(/\.?$/, '.')} The file was left as it is.`,
    );
    const about = element('div', { class: 'about' }, element('h2', {}, lesson.title), damage);
    return element('li', { class: 'lesson damaged' }, number, about);
  }
  const time = lesson.minutes === null ? '' : `${lesson.minutes} min`;
  const about = element(
    'div',
    { class: 'about' },
    element('h2', {}, element('a', { href: lessonAddress(lesson.file) }, lesson.title)),
    ...progressOf(lesson.progress, study),
    ...objectivesOf(lesson),
    ...keptOf(lesson),
  );
  return element(
    'li',
    { class: 'lesson' },
    number,
    about,
    element('p', { class: 'minutes' }, time),
  );
}

function objectivesOf({ objectives }: Lesson): HTMLElement[] {
  if (objectives.length === 0) return [];
  const items = objectives.map((each) => element('li', {}, each));
  const list = element('ul', { class: 'objectives' }, ...items);
  return [element('details', {}, element('summary', {}, 'After this lesson you can …'), list)];
}

function keptOf({ kept }: Lesson): HTMLElement[] {
  if (kept.length === 0) return [];
  const list = keptList(kept, async (name) => {
    location.assign(lessonAddress((await bringBack(name)).file));
  });
  const label = `${kept.length} kept ${kept.length === 1 ? 'copy' : 'copies'}`;
  return [element('details', {}, element('summary', {}, label), list)];
}
