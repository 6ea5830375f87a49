import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { containerImage } from '../../../app/course/grading/container.js';
import { judge } from '../../../app/course/grading/judge.js';
import { defaultLimits } from '../../../app/course/grading/limits.js';
import { trySandbox } from '../../../app/course/grading/sandbox.js';
import { courseRoot } from '../../../app/places.js';
import { fixturePlan, passes, solved } from './judging.js';

const minutes = 10 * 60_000;
const limits = { ...defaultLimits, cellSeconds: 3 };

describe.each(['docker', 'podman'] as const)('in %s', { timeout: minutes }, (sandbox) => {
  const problem = trySandbox(sandbox, limits);
  if (problem !== null) console.warn(`The tests of grading in ${sandbox} are skipped: ${problem}`);
  const inContainer = it.skipIf(problem !== null);

  const grade = (answers: Readonly<Record<string, string>> = {}) =>
    judge(fixturePlan, new Map([...solved, ...Object.entries(answers)]), { sandbox, limits });

  const slope = (attempt: string, imports = '') =>
    `${imports}\nfunction slope(w: number): number {\n  try { ${attempt}; return 2 * w; } catch { return NaN; }\n}`;

  inContainer('right answers pass', async () => {
    const judgement = await grade();
    expect(judgement).toMatchObject({ broken: null, problems: {} });
    expect(Object.values(passes(judgement))).toEqual([true, true, true]);
  });

  inContainer('what ends or hangs the process costs its own exercise only', async () => {
    const answers = {
      slope: slope('process.exit()', "import process from 'node:process';"),
      'walk-answer': 'function walk(): number { for (;;); }',
    };
    expect(Object.values(passes(await grade(answers)))).toEqual([false, false, true]);
    await expect.poll(() => running(sandbox)).toBe('');
  });

  inContainer('an answer reaches no network, no lesson and no file to change', async () => {
    const places = ['notebooks/new.txt', 'lib/dist/index.js', 'app/dist/cli.js'];
    const files = JSON.stringify(places.map((place) => join(courseRoot, place)));
    const lesson = JSON.stringify(join(courseRoot, 'notebooks', '04-gradient-descent.ipynb'));
    const attempt = `
      const possible = (attempt: () => unknown) => { try { attempt(); return true; } catch { return false; } };
      const reached = [
        ...${files}.map((file) => possible(() => appendFileSync(file, ' '))),
        possible(() => readFileSync(${lesson})),
        Object.keys(networkInterfaces()).some((name) => name !== 'lo'),
      ];
      if (!reached.includes(true)) throw 0`;
    const imports = `import { appendFileSync, readFileSync } from 'node:fs';\nimport { networkInterfaces } from 'node:os';`;
    const judgement = await grade({ slope: slope(attempt, imports) });
    expect(judgement.problems).toEqual({});
    expect(Object.values(passes(judgement))).toEqual([false, true, true]);
  });

  inContainer('memory and processes are limited', async () => {
    const memory = 'const kept: Buffer[] = []; for (;;) kept.push(Buffer.alloc(1e8, 1))';
    const bomb =
      "for (let i = 0; i < 200; i++) spawn('/bin/sh', ['-c', 'sleep 60']).on('error', () => {})";
    const answers = {
      slope: slope(memory, "import { Buffer } from 'node:buffer';"),
      scaled: `import { spawn } from 'node:child_process';\nfunction scaled(): number[] { ${bomb}; return []; }`,
    };
    expect(Object.values(passes(await grade(answers)))).toEqual([false, true, false]);
  });
});

/** The containers of the grader that still run. */
function running(engine: string): string {
  const args = ['ps', '--quiet', '--filter', `ancestor=${containerImage}`];
  return spawnSync(engine, args, { encoding: 'utf8' }).stdout;
}
