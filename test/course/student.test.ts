import { describe, expect, it } from 'vitest';
import { stub, studentVersion } from '../../app/course/student.js';
import { notebookOf } from './lesson.js';

const sourceOf = (source: string) => studentVersion(notebookOf(source)).cells[0]?.source;

describe('studentVersion', () => {
  it('puts the stub in place of a solution, at the indent of its marker', () => {
    const source = [
      'function step(w: number): number {',
      '  // BEGIN SOLUTION',
      '  return w - 1;',
      '  // END SOLUTION',
      '}',
    ].join('\n');
    expect(sourceOf(source)).toBe(`function step(w: number): number {\n  ${stub}\n}`);
  });

  it('leaves hidden tests out', () => {
    const source = 'a();\n// BEGIN HIDDEN TESTS\nsecret();\n// END HIDDEN TESTS\nb();';
    expect(sourceOf(source)).toBe('a();\nb();');
  });

  it('handles several solutions in one cell', () => {
    const region = '// BEGIN SOLUTION\nx\n// END SOLUTION';
    expect(sourceOf(`${region}\nkeep\n${region}`)).toBe(`${stub}\nkeep\n${stub}`);
  });

  it('leaves text cells alone, also when they talk about the markers', () => {
    const text = { cell_type: 'markdown' as const, source: '// BEGIN SOLUTION' };
    expect(studentVersion(notebookOf(text)).cells[0]?.source).toBe('// BEGIN SOLUTION');
  });

  it('empties the outputs', () => {
    const run = { source: '1', outputs: [{ output_type: 'stream' }], execution_count: 7 };
    expect(studentVersion(notebookOf(run)).cells[0]).toMatchObject({
      outputs: [],
      execution_count: null,
    });
  });

  it.each([
    ['// BEGIN SOLUTION\nx', 'cell "c1" has a "// BEGIN SOLUTION" without its "// END SOLUTION"'],
    [
      'x\n// END HIDDEN TESTS',
      'cell "c1" has an "// END HIDDEN TESTS" without its "// BEGIN HIDDEN TESTS"',
    ],
    ['// BEGIN SOLUTION\n// BEGIN SOLUTION', 'has a second "// BEGIN SOLUTION"'],
  ])('refuses the unbalanced markers of %j, naming the cell', (source, message) => {
    expect(() => sourceOf(source)).toThrow(message);
  });
});
