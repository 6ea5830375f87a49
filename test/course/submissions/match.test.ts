import { describe, expect, it } from 'vitest';
import type { Cell, Notebook } from '../../../app/course/notebook.js';
import { studentVersion } from '../../../app/course/student.js';
import { matchAnswers } from '../../../app/course/submissions/match.js';
import { answerWith, fixtureLesson } from '../fixture-lesson.js';

const lesson = fixtureLesson();
const copy = studentVersion(lesson);
const solved = answerWith('slope', 'return 2 * w;');

/** The student's copy with its cells changed. */
function changed(change: (cells: readonly Cell[]) => readonly Cell[]): Notebook {
  return { ...copy, cells: change(copy.cells) };
}

const edit = (id: string, part: Partial<Cell>) => (cells: readonly Cell[]) =>
  cells.map((cell) => (cell.id === id ? { ...cell, ...part } : cell));

describe('matchAnswers', () => {
  it('finds no answer and nothing unusual in an untouched copy', () => {
    const { answers, notes } = matchAnswers(lesson, copy);
    expect([...answers]).toEqual([]);
    expect(notes).toEqual([]);
  });

  it('takes an edited answer, with line ends as the course has them', () => {
    const edited = changed(edit('slope', { source: solved.replaceAll('\n', '\r\n') }));
    expect([...matchAnswers(lesson, edited).answers]).toEqual([['slope', solved]]);
  });

  it('does not take anything else: edited tests, new cells', () => {
    const edited = changed((cells) => [
      ...edit('slope-tests', { source: 'check = () => {};' })(cells),
      { cell_type: 'code', id: 'mine', metadata: {}, source: 'const slope2 = 1;' },
    ]);
    expect([...matchAnswers(lesson, edited).answers]).toEqual([]);
  });

  it('finds answers in any order', () => {
    const edited = changed((cells) => [...edit('slope', { source: solved })(cells)].reverse());
    expect(matchAnswers(lesson, edited).answers.get('slope')).toBe(solved);
  });

  it('finds a cell that lost its id by its mark, and one that lost its mark by its id', () => {
    for (const lost of [{ id: 'other' }, { metadata: {} }]) {
      const edited = changed(edit('slope', { source: solved, ...lost }));
      expect(matchAnswers(lesson, edited).answers.get('slope')).toBe(solved);
    }
  });

  it('finds a cell that lost both by what it defines, and says so', () => {
    const edited = changed(edit('slope', { source: solved, id: 'x1', metadata: {} }));
    const { answers, notes } = matchAnswers(lesson, edited);
    expect(answers.get('slope')).toBe(solved);
    expect(notes).toEqual(['slope: the cell lost its mark; found by what it defines.']);
  });

  it('takes the solved copy of a cell that was copied and left', () => {
    const edited = changed((cells) =>
      cells.flatMap((cell) =>
        cell.id === 'slope' ? [{ ...cell, source: solved, id: 'copy' }, cell] : [cell],
      ),
    );
    const { answers, notes } = matchAnswers(lesson, edited);
    expect(answers.get('slope')).toBe(solved);
    expect(notes).toEqual([]);
  });

  it('takes the last of several different copies, and says so', () => {
    const first = answerWith('slope', 'return 0;');
    const edited = changed((cells) =>
      cells.flatMap((cell) =>
        cell.id === 'slope'
          ? [
              { ...cell, source: first },
              { ...cell, source: solved, id: 'copy' },
            ]
          : [cell],
      ),
    );
    const { answers, notes } = matchAnswers(lesson, edited);
    expect(answers.get('slope')).toBe(solved);
    expect(notes).toEqual(['slope: several copies of the cell; the last counts.']);
  });

  it('says which cell is missing', () => {
    const edited = changed((cells) => cells.filter(({ id }) => id !== 'slope'));
    expect(matchAnswers(lesson, edited).notes).toEqual(['slope: the cell is missing.']);
  });

  it('takes a code answer from a cell that was turned into text', () => {
    const edited = changed(edit('slope', { source: solved, cell_type: 'markdown' }));
    expect(matchAnswers(lesson, edited).answers.get('slope')).toBe(solved);
  });

  it.each([
    [
      'a million empty lines',
      changed(edit('title', { cell_type: 'code', source: '\n'.repeat(1e6) })),
    ],
    [
      'a hundred thousand cells, and ids with a meaning in JavaScript',
      changed((cells) => [
        ...cells,
        ...Array.from({ length: 1e5 }, (_, index) => ({
          ...{ cell_type: 'code' as const, id: index % 2 ? '__proto__' : 'constructor' },
          ...{ metadata: { nbgrader: { grade_id: '__proto__' } }, source: 'const a = 1;' },
        })),
      ]),
    ],
  ])('looks through %s', (_, notebook) => {
    const { answers, notes } = matchAnswers(lesson, notebook);
    expect([...answers]).toEqual([]);
    expect(notes).toEqual([]);
  });
});
