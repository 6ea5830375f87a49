import { describe, expect, it } from 'vitest';
import { exercisesOf } from '../../../app/course/assignment.js';
import { readCsv } from '../../../app/course/report/csv.js';
import type { Grade } from '../../../app/course/report/grade.js';
import { canvasTable, moodleTable } from '../../../app/course/report/tables.js';
import { fixtureLesson } from '../fixture-lesson.js';

const exercises = exercisesOf(fixtureLesson());
const grade = (student: string, name: string, total: number): Grade => ({
  ...{ student, name, email: `${student}@x.org`, status: 'graded', late: false, notes: [] },
  ...{ scores: [], total, verdicts: [], problems: {}, written: new Map(), comments: new Map() },
});
const grades = [grade('12345', 'Ada Lovelace', 6.5), grade('blin', 'Ben, Lin', 0)];

describe('canvasTable', () => {
  const [header = [], possible = [], ...rows] = readCsv(
    canvasTable('Gradient descent', exercises, grades),
  );

  // The rules of Canvas's importer (lib/gradebook_importer.rb in instructure/canvas-lms).
  it('has the columns by which Canvas knows a gradebook, and one assignment', () => {
    expect(header[0]).toContain('Student');
    expect(header[1]).toContain('ID');
    expect(header[2]).toMatch(/SIS\s+User\s+ID/);
    expect(header[3]).toMatch(/SIS\s+Login\s+ID/);
    expect(header[4]).toContain('Section');
    expect(header.slice(5)).toEqual(['Gradient descent']);
    expect(possible[0]).toContain('Points Possible');
    expect(possible[5]).toBe('8');
  });

  it("names a student by Canvas's number, else by the login", () => {
    expect(rows).toEqual([
      ['Ada Lovelace', '12345', '', '', '', '6.5'],
      ['Ben, Lin', '', '', 'blin', '', '0'],
    ]);
  });
});

describe('moodleTable', () => {
  const [header = [], ...rows] = readCsv(moodleTable(exercises, grades));

  // The rules of Moodle's importer (mod/assign/feedback/offline/importgradeslib.php in moodle/moodle).
  it('has the three columns that Moodle looks for, and a participant number in the first', () => {
    for (const title of ['Identifier', 'Grade', 'Last modified (grade)']) {
      expect(header.filter((column) => column === title)).toHaveLength(1);
    }
    const id = rows[0]?.[header.indexOf('Identifier')] ?? '';
    expect(id.slice('Participant '.length)).toBe('12345');
    expect(rows.map((row) => row[header.indexOf('Grade')])).toEqual(['6.5', '0']);
  });

  it('has the e-mail address, by which the gradebook matches other students', () => {
    expect(rows[1]?.[header.indexOf('Email address')]).toBe('blin@x.org');
  });
});
