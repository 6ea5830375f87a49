import { mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { updateWork } from '../../app/course/work.js';
import { describeInChromium } from './chromium.js';
import { holdRequests, type Visit, visit } from './page.js';

describeInChromium('reviewing', () => {
  let here: Visit;
  const counts = () => here.page.locator('.standing strong').allTextContents();
  const remembered = () =>
    here.page.waitForResponse((response) => response.url().includes('/study/answers/'));

  /** Lets go the answer that the page was about to tell the server. */
  let tell = () => {};
  /** The keys that choose a right and a wrong answer to the one easy question about the wall. */
  const keys = { right: '', wrong: '' };

  beforeAll(async () => {
    const { questions } = JSON.parse(
      await readFile('data/questions/04-gradient-descent.json', 'utf8'),
    );
    const asked = questions.find(
      ({ tags, difficulty }: { tags: string[]; difficulty: number }) =>
        tags.includes('wall') && difficulty === 1,
    );
    const right = asked.choices.findIndex(({ correct }: { correct: boolean }) => correct);
    keys.right = String(right + 1);
    keys.wrong = String(((right + 1) % asked.choices.length) + 1);
    const work = await mkdtemp(join(tmpdir(), 'nabla-review-'));
    await updateWork('notebooks', work);
    here = await visit(work, { questions: 'data/questions', warm: false });
  });
  afterAll(() => here?.close());

  it('is found from the home page', async () => {
    const { page } = here;
    await page.getByRole('link', { name: 'Review', exact: true }).click();
    await page.locator('.choice-form').waitFor();
    const [due, fresh, resting] = await counts();
    expect([due, resting]).toEqual(['0', '0']);
    expect(Number(fresh)).toBeGreaterThan(80);
  });

  it('asks what is chosen by lesson, topic and difficulty', async () => {
    const { page } = here;
    await page.getByLabel('Lesson').selectOption('04-gradient-descent');
    await page.getByLabel('Topic').selectOption('wall');
    await page.getByRole('button', { name: 'Ask 3 questions' }).waitFor();
    await page.getByLabel('Difficulty').selectOption('1');
    await page.getByRole('button', { name: 'Ask 1 question', exact: true }).waitFor();
  });

  it('is answered by keyboard alone: a digit chooses, Enter answers, N goes on', async () => {
    const { page } = here;
    await page.getByRole('button', { name: 'Ask 1 question' }).press('Enter');
    await page.locator('.nabla-Question .katex').first().waitFor();
    const answered = remembered();
    await page.keyboard.press(keys.wrong);
    await page.keyboard.press('Enter');
    expect((await answered).status()).toBe(204);
    await expect.poll(() => page.locator('.verdict').textContent()).toContain('Not quite');
    expect(await page.locator('.explanation:visible').count()).toBe(4);
  });

  it('leads to where the answer can be read', async () => {
    const link = here.page.locator('.reading a');
    expect(await link.textContent()).toBe('04 · One weight, and why it needs a rate');
    expect(await link.getAttribute('href')).toBe('/lessons/04-gradient-descent.ipynb#no-rate');
  });

  it('asks once more what was wrong, and then tells how it went', async () => {
    const { page } = here;
    await page.keyboard.press('n');
    await expect.poll(() => page.locator('.count').textContent()).toContain('2 of 2, once more');
    tell = await holdRequests(page, '**/study/answers/*');
    await page.keyboard.press(keys.right);
    await page.keyboard.press('Enter');
    await expect.poll(() => page.locator('.verdict').textContent()).toBe('Right.');
    await page.keyboard.press('n');
    await expect
      .poll(() => page.locator('.result h2').textContent())
      .toBe('0 of 1 right at the first try');
  });

  it('remembers what is due and which section was weakest, although the last answer is still on its way', async () => {
    const { page } = here;
    await page.getByRole('button', { name: 'Go on' }).click();
    tell();
    // What was wrong is due again in ten minutes: shortly before midnight that is tomorrow.
    const isToday = new Date(Date.now() + 600_000).getDate() === new Date().getDate();
    const [due, resting] = isToday ? ['1', '0'] : ['0', '1'];
    await expect.poll(counts).toEqual([due, expect.any(String), resting]);
    expect(await page.locator('.topics a').textContent()).toContain('why it needs a rate');
    expect(await page.locator('.topics li span').textContent()).toBe('1 of 2 answers right');
    await page.goto(`http://127.0.0.1:${here.server.port}/`);
    const name = isToday ? 'Review: 1 due today' : 'Review';
    await page.getByRole('link', { name, exact: true }).waitFor();
  });

  it('can be ended before its last question, and goes on where the next round is chosen', async () => {
    const { page } = here;
    await page.goto(`http://127.0.0.1:${here.server.port}/review`);
    await page.getByLabel('Lesson').selectOption('04-gradient-descent');
    await page.getByLabel('Questions').selectOption('any');
    await page.getByRole('button', { name: /Ask \d+ questions/ }).press('Enter');
    await page.locator('.nabla-Question:focus-within').waitFor();
    const end = page.getByRole('button', { name: 'End this round' });
    await end.click();
    await page.getByLabel('Questions').and(page.locator(':focus')).waitFor();
    await page.getByRole('button', { name: /Ask \d+ questions/ }).press('Enter');
    await page.locator('.nabla-Question:focus-within').waitFor();
    await page.keyboard.press('1');
    await page.keyboard.press('Enter');
    await page.locator('.after, .verdict').first().waitFor();
    await end.click();
    await expect.poll(() => page.locator('.result h2').textContent()).toMatch(/of \d+ right/);
    await page.getByRole('button', { name: 'Go on' }).press('Enter');
    await page.getByLabel('Questions').and(page.locator(':focus')).waitFor();
  });

  it('takes a number as it is typed', async () => {
    const { page } = here;
    await page.goto(`http://127.0.0.1:${here.server.port}/review`);
    await page.getByLabel('Lesson').selectOption('03-taylor-series');
    await page.getByLabel('Topic').selectOption('coefficients');
    await page.getByRole('button', { name: 'Ask 1 question' }).press('Enter');
    await page.getByLabel('Your number').waitFor();
    await page.keyboard.type('1,5');
    await page.keyboard.press('Enter');
    await expect.poll(() => page.locator('.verdict').textContent()).toBe('Right.');
  });

  it('goes on in a browser whose store is full, and the server is told', async () => {
    const { page } = here;
    await page.goto(`http://127.0.0.1:${here.server.port}/review`);
    await page.getByLabel('Questions').selectOption('any');
    await page.evaluate(() => {
      for (let size = 1 << 22; size > 0; ) {
        try {
          localStorage.setItem(`filler-${localStorage.length}`, 'x'.repeat(size));
        } catch {
          size >>= 1;
        }
      }
    });
    const answered = remembered();
    await page.getByRole('button', { name: /Ask \d+ questions/ }).press('Enter');
    await page.locator('.nabla-Question:focus-within').waitFor();
    await page.keyboard.press('1');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Next question' }).waitFor();
    expect((await answered).status()).toBe(204);
    expect(await page.getByText('not remembered').count()).toBe(0);
    await page.evaluate(() => localStorage.clear());
  });

  it('makes no error in the console and asks no other machine', () => {
    expect(here.seen).toEqual({ errors: [], strangers: [] });
  });
});
