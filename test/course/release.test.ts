import { existsSync, mkdtempSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseNotebook } from '../../app/course/notebook.js';
import { releaseLesson } from '../../app/course/release.js';
import { stub } from '../../app/course/student.js';
import { readZip } from '../../app/course/zip-read.js';
import { fixtureText } from './fixture-lesson.js';

function lessonFile(text = fixtureText()): { file: string; out: string } {
  const folder = mkdtempSync(join(tmpdir(), 'nabla-release-'));
  const file = join(folder, '90-fixture.ipynb');
  writeFileSync(file, text);
  return { file, out: join(folder, 'release') };
}

describe('releaseLesson', () => {
  it('writes the notebook without solutions and hidden tests, and the same in a zip', async () => {
    const { file, out } = lessonFile();
    const { notebook, zip } = await releaseLesson(file, out, false);
    const text = readFileSync(notebook, 'utf8');
    expect(text).not.toMatch(/2 \* w;|HIDDEN|SOLUTION|-542/);
    expect(text).toContain(stub);
    const [inside, ...more] = readZip(readFileSync(zip), () => true);
    expect(inside?.path).toBe('90-fixture/90-fixture.ipynb');
    expect(Buffer.from(inside?.data ?? []).toString()).toBe(text);
    expect(more).toEqual([]);
  });

  it('gives the same bytes from the same lesson at another time', async () => {
    const [first, second] = [lessonFile(), lessonFile()];
    utimesSync(second.file, 1e9, 1e9);
    const a = await releaseLesson(first.file, first.out, false);
    const b = await releaseLesson(second.file, second.out, false);
    expect(readFileSync(a.zip).equals(readFileSync(b.zip))).toBe(true);
  });

  it('names the version, which changes with what students see and not with a solution', async () => {
    const versionOf = async (text: string) => {
      const { file, out } = lessonFile(text);
      const { notebook } = await releaseLesson(file, out, false);
      return Object(parseNotebook(readFileSync(notebook, 'utf8')).metadata.nabla).version;
    };
    const original = await versionOf(fixtureText());
    expect(original).toMatch(/^[0-9a-f]{12}$/);
    expect(await versionOf(fixtureText().replace('return 2 * w', 'return w + w'))).toBe(original);
    expect(await versionOf(fixtureText().replace('# A fixture', '# Another'))).not.toBe(original);
  });

  it('refuses a lesson with mistakes and lists them', async () => {
    const { file, out } = lessonFile(fixtureText().replace('"points": 3', '"points": "3"'));
    await expect(releaseLesson(file, out, false)).rejects.toThrow('its points are "3"');
  });

  it('runs the lesson and refuses a stub that passes', { timeout: 180_000 }, async () => {
    const { file, out } = lessonFile(fixtureText().replace('slope(3), 6', '6, 6'));
    await expect(releaseLesson(file, out, true)).rejects.toThrow(
      'cell 4 "slope-tests": its check passes without an answer.',
    );
    expect(existsSync(out)).toBe(false);
    await releaseLesson(file, out, false);
    expect(existsSync(out)).toBe(true);
  });
});
