import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { updateWork } from '../../app/course/work.js';
import { describeInChromium } from './chromium.js';
import {
  coloursOf,
  drawFigures,
  openLesson,
  runAll,
  saveByHand,
  type Visit,
  visit,
} from './page.js';

const lessons = (await readdir('notebooks')).filter((name) => name.endsWith('.ipynb')).sort();

describeInChromium('every lesson, as a student gets it', () => {
  let here: Visit;
  let root: string;

  beforeAll(async () => {
    // Inside the course, so that a cell finds the library as a student's copy does.
    await mkdir('work', { recursive: true });
    root = await mkdtemp(join('work', 'test-'));
    await updateWork('notebooks', root);
    here = await visit(root);
  });

  afterAll(async () => {
    await here?.close();
    await rm(root, { recursive: true, force: true });
  });

  it.each(lessons)(
    '%s runs to the end, with every figure painted',
    async (file) => {
      const { page, server, seen } = here;
      await openLesson(page, server, file);
      await runAll(page);
      const figures = await drawFigures(page);
      for (let figure = 0; figure < figures; figure++) {
        expect(await coloursOf(page, figure), `figure ${figure + 1}`).toBeGreaterThan(3);
        const place = page.locator('.nabla-Figure-plot').nth(figure);
        expect(await place.getAttribute('aria-label'), `figure ${figure + 1}`).toMatch(/\w+ \w+/);
      }
      // Exercises are not solved yet: their checks may fail, and nothing else may.
      const failures = page.locator('.nabla-Failure:not(.nabla-mod-check)');
      expect(await failures.allTextContents()).toEqual([]);
      expect(seen).toEqual({ errors: [], strangers: [] });
      await saveByHand(page);
      await expect.poll(() => page.textContent('.save-state')).toBe('Saved');
    },
    400_000,
  );
});
