import { element } from './dom';
import { fetchLessons, type Lesson, lessonAddress } from './lesson-list';
import { rest } from './stint';

/** The lessons before and after this one, as links under the table of contents. */
export async function neighbourLinks(file: string): Promise<HTMLElement> {
  await rest();
  const all = await fetchLessons().catch((): Lesson[] => []);
  // A lesson that does not open is passed over.
  const lessons = all.filter((lesson) => lesson.damage === null || lesson.file === file);
  const here = lessons.findIndex((lesson) => lesson.file === file);
  const link = (label: string, lesson: Lesson | undefined) =>
    lesson && here >= 0
      ? [
          element(
            'a',
            { href: lessonAddress(lesson.file) },
            element('span', {}, label),
            lesson.title,
          ),
        ]
      : [];
  return element(
    'div',
    { class: 'neighbours' },
    ...link('Previous', lessons[here - 1]),
    ...link('Next', lessons[here + 1]),
  );
}
