import { describe, expect, it } from 'vitest';
import { judge } from '../../../app/course/grading/judge.js';
import { defaultLimits } from '../../../app/course/grading/limits.js';
import { planOf } from '../../../app/course/grading/plan.js';
import type { SandboxKind } from '../../../app/course/grading/sandbox.js';
import { notebookOf } from '../lesson.js';
import { judgeFixture, passes } from './judging.js';
import { sandboxHere } from './sandbox-here.js';

const minutes = 5 * 60_000;

const sandbox: SandboxKind = sandboxHere ?? 'none';
const marks = (more: object) => ({ metadata: { nbgrader: { schema_version: 3, ...more } } });

describe.skipIf(sandboxHere === null)('judge', { timeout: minutes }, () => {
  it('passes right answers, whatever they look like', async () => {
    const judgement = await judgeFixture({
      slope: 'const two = 2;\nconst slope = (w: number) => two * w;',
      'walk-answer': `import { descend } from 'nabla';
        const walk = (slopeAt: (w: number) => number, start: number, rate: number, steps: number): number =>
          steps === 0 ? start : walk(slopeAt, start - rate * slopeAt(start), rate, steps - 1);`,
    });
    expect(passes(judgement)).toEqual({
      'slope-tests': true,
      'walk-tests': true,
      'scaled-tests': true,
    });
    expect(judgement.broken).toBeNull();
  });

  it('names the mistake of a wrong answer, and only that exercise fails', async () => {
    const { verdicts } = await judgeFixture({
      slope: 'function slope(w: number) { return w * w; }',
    });
    expect(verdicts.map(({ passed }) => passed)).toEqual([false, true, true]);
    expect(verdicts[0]?.message).toContain('That is the value, not the slope');
  });

  it('tells of a hidden test only that it failed', async () => {
    const { verdicts } = await judgeFixture({
      slope: 'const slope = (w: number) => Math.abs(2 * w);',
    });
    expect(verdicts[0]).toMatchObject({ passed: false, hidden: true, message: null });
    expect(JSON.stringify(verdicts)).not.toMatch(/271|542|secret/);
  });

  it('fails an answer with a type error, and says which', async () => {
    const { verdicts, problems } = await judgeFixture({
      slope: 'const slope: string = (w: number) => 2 * w;',
    });
    expect(verdicts.map(({ passed }) => passed)).toEqual([false, true, true]);
    expect(problems.slope?.message).toContain("not assignable to type 'string'");
  });

  it('notices when an answer changes its argument', async () => {
    const scaled = `function scaled(values: number[]): number[] {
      for (let i = 0; i < values.length; i++) values[i] /= unit;
      return values;
    }`;
    const { verdicts } = await judgeFixture({ scaled });
    expect(verdicts[2]?.message).toContain('Your function changes its argument');
  });

  it('does not take the end of a process for the error that a test expects', async () => {
    const answer = (body: string) => `function root(x: number): number { ${body} }`;
    const plan = planOf(
      notebookOf(
        {
          id: 'root',
          source: answer('throw new RangeError("negative");'),
          ...marks({ solution: true, grade_id: 'root' }),
        },
        {
          id: 'root-tests',
          source:
            "import { check } from 'nabla';\ncheck('Root', (expect) => expect.throws('refuses', () => root(-1), 'no'));",
          ...marks({ grade: true, locked: true, points: 1, grade_id: 'root-tests' }),
        },
      ),
    );
    const passed = async (body: string) => {
      const options = { sandbox, limits: defaultLimits };
      return passes(await judge(plan, new Map([['root', answer(body)]]), options));
    };
    expect(await passed('throw new RangeError("negative");')).toEqual({ 'root-tests': true });
    expect(await passed("Reflect.get(globalThis, 'process').exit(); return 0;")).toEqual({
      'root-tests': false,
    });
  });

  it('does not let an answer change what a test imports', async () => {
    const source = `import { check, PALETTE } from 'nabla';
      const before = JSON.stringify(PALETTE);
      spoil(PALETTE);
      check('Colours', (expect) => expect.that('stay', () => JSON.stringify(PALETTE) === before, 'changed'));`;
    const spoil =
      'function spoil(colours: any): void { for (const key in colours) colours[key] = "red"; }';
    const plan = planOf(
      notebookOf(
        { id: 'spoil', source: spoil, ...marks({ solution: true, grade_id: 'spoil' }) },
        {
          id: 'tests',
          source,
          ...marks({ grade: true, locked: true, points: 1, grade_id: 'tests' }),
        },
      ),
    );
    const options = { sandbox, limits: defaultLimits };
    expect(passes(await judge(plan, new Map(), options))).toEqual({ tests: true });
  });

  it('takes what an answer promises for a promise', async () => {
    const { verdicts } = await judgeFixture({ slope: 'const slope = async (w: number) => 2 * w;' });
    expect(verdicts[0]?.message).toContain('Promise came');
  });

  it('gives the same numbers in every run, also for answers that roll dice', async () => {
    const slope = 'const slope = (w: number) => { throw new Error("rolled " + Math.random()); };';
    const [first, second] = [await judgeFixture({ slope }), await judgeFixture({ slope })];
    expect(first.verdicts[0]?.message).toMatch(/rolled 0\.\d+/);
    expect(second).toEqual(first);
  });
});
