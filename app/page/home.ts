import './style/home.css';
import { messageOf } from './api';
import { byId, element } from './dom';
import { fetchLessons, type Lesson, lessonAddress, lessonNumber } from './lesson-list';

const place = byId('lessons');

try {
  place.replaceChildren(listOf(await fetchLessons()));
} catch (error) {
  place.replaceChildren(element('p', { class: 'failure', role: 'alert' }, messageOf(error)));
} finally {
  place.setAttribute('aria-busy', 'false');
}

function listOf(lessons: readonly Lesson[]): HTMLElement {
  if (lessons.length === 0) {
    return element('p', { class: 'quiet' }, 'This folder holds no lessons (NN-name.ipynb).');
  }
  return element('ol', { class: 'lessons' }, ...lessons.map(itemOf));
}

function itemOf(lesson: Lesson): HTMLElement {
  return lesson.damage === null ? readableItem(lesson) : damagedItem(lesson, lesson.damage);
}

function readableItem(lesson: Lesson): HTMLElement {
  const time =
    lesson.minutes === null ? [] : [element('p', { class: 'minutes' }, `${lesson.minutes} min`)];
  return element(
    'li',
    { class: 'lesson' },
    element('p', { class: 'number', 'aria-hidden': 'true' }, lessonNumber(lesson.file)),
    element(
      'div',
      { class: 'about' },
      element('h2', {}, element('a', { href: lessonAddress(lesson.file) }, lesson.title)),
      element(
        'ul',
        { class: 'objectives' },
        ...lesson.objectives.map((each) => element('li', {}, each)),
      ),
    ),
    ...time,
  );
}

function damagedItem(lesson: Lesson, damage: string): HTMLElement {
  return element(
    'li',
    { class: 'lesson damaged' },
    element('p', { class: 'number', 'aria-hidden': 'true' }, lessonNumber(lesson.file)),
    element(
      'div',
      { class: 'about' },
      element('h2', {}, lesson.title),
      element('p', {}, `${damage} The file was left as it is.`),
    ),
  );
}
