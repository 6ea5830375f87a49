import { describe, expect, it } from 'vitest';
import { safeFileName, studentName } from '../../../app/course/submissions/student-name.js';

describe('studentName', () => {
  it.each([
    ['alice', 'alice', '', false],
    ['Ada Lovelace_1234567_assignsubmission_file_', '1234567', 'Ada Lovelace', false],
    ['lovelaceada_12345_678901_04-gradient-descent', '12345', 'lovelaceada', false],
    ['lovelaceada_LATE_12345_678901_notebook-2', '12345', 'lovelaceada', true],
  ])('of %j is %j, called %j', (base, student, name, markedLate) => {
    expect(studentName(base)).toEqual({ student, name, markedLate });
  });
});

describe('safeFileName', () => {
  it.each([
    ['alice', 'alice'],
    ['../../etc/passwd', '__.._etc_passwd'],
    ['..', '_'],
    ['a/b\\c:d', 'a_b_c_d'],
    ['Zoë Ångström', 'Zoë_Ångström'],
    ['', '_'],
    ['<script>', '_script_'],
  ])('of %j is %j', (student, name) => {
    expect(safeFileName(student)).toBe(name);
  });

  it('is never longer than 80 characters', () => {
    expect(safeFileName('x'.repeat(300))).toHaveLength(80);
  });
});
