import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { exportNbgrader, nbgraderConfig } from '../../app/course/nbgrader.js';
import { type Cell, readNotebook } from '../../app/course/notebook.js';
import { stub, studentVersion, textStub } from '../../app/course/student.js';
import { notebookFiles } from '../../app/places.js';
import { fixtureLesson, fixtureText } from './fixture-lesson.js';

/** The settings that the configuration makes, found out by running it as nbgrader does. */
function settings(): Record<string, unknown> {
  const script = `
import json, sys
class Recorder:
    def __init__(self, path=""): object.__setattr__(self, "path", path)
    def __getattr__(self, name): return Recorder(self.path + name + ".")
    def __setattr__(self, name, value): found[self.path + name] = value
found = {}
exec(sys.stdin.read(), {"get_config": lambda: Recorder()})
print(json.dumps(found))`;
  return JSON.parse(
    execFileSync('python3', ['-c', script], { input: nbgraderConfig(), encoding: 'utf8' }),
  );
}

function hasPython(): boolean {
  try {
    execFileSync('python3', ['--version']);
    return true;
  } catch {
    return false;
  }
}

/**
 * nbgrader's own rules for clearing a solution: a line that contains the delimiter begins or ends a
 * region, the stub takes its place at the indent of that line (ClearSolutions in nbgrader 0.9).
 */
function clearedByNbgrader({ source, cell_type }: Cell): string {
  const instead = cell_type === 'code' ? stub : textStub;
  const lines: string[] = [];
  let inside = false;
  for (const line of source.split('\n')) {
    if (line.includes('BEGIN SOLUTION')) {
      lines.push(`${/^\s*/.exec(line)?.[0] ?? ''}${instead}`);
      inside = true;
    } else if (line.includes('END SOLUTION')) inside = false;
    else if (!inside) lines.push(line);
  }
  return lines.join('\n');
}

describe('exportNbgrader', () => {
  it('writes the configuration, and each lesson as the source of an assignment', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'nabla-nbgrader-'));
    const file = join(folder, '90-fixture.ipynb');
    writeFileSync(file, fixtureText());
    const out = join(folder, 'course');
    expect(await exportNbgrader([file], out)).toEqual([
      join(out, 'nbgrader_config.py'),
      join(out, 'source', '90-fixture', '90-fixture.ipynb'),
    ]);
    expect(readFileSync(join(out, 'source', '90-fixture', '90-fixture.ipynb'), 'utf8')).toBe(
      fixtureText(),
    );
  });

  it('refuses a lesson that nbgrader would stop at', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'nabla-nbgrader-')), '90-fixture.ipynb');
    writeFileSync(file, fixtureText().replace('"points": 3', '"points": null'));
    await expect(exportNbgrader([file], `${file}.out`)).rejects.toThrow('its points are null');
  });

  it.skipIf(!hasPython())('configures the stub for the language that the lessons name', () => {
    expect(settings()).toMatchObject({
      'ClearSolutions.code_stub': { typescript: stub },
      'ClearSolutions.text_stub': textStub,
      'ClearSolutions.begin_solution_delimeter': 'BEGIN SOLUTION',
      'ClearHiddenTests.end_test_delimeter': 'END HIDDEN TESTS',
    });
  });

  it('leaves a manual answer its question, as nbgrader does', () => {
    const [essay] = fixtureLesson().cells.slice(-1);
    const [cleared] = studentVersion(fixtureLesson()).cells.slice(-1);
    expect(essay && clearedByNbgrader(essay)).toBe(cleared?.source);
    expect(cleared?.source).toContain(`too large.\n\n${textStub}`);
    expect(cleared?.source).not.toContain('curvature');
  });

  it.each(notebookFiles())('clears %s as the course does', async (file) => {
    const lesson = await readNotebook(file);
    const answers = lesson.cells.filter(({ source }) => source.includes('BEGIN SOLUTION'));
    const ours = new Map(studentVersion(lesson).cells.map(({ id, source }) => [id, source]));
    expect(answers.length).toBeGreaterThan(0);
    for (const cell of answers) expect(clearedByNbgrader(cell)).toBe(ours.get(cell.id));
  });
});
