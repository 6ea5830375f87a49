// How many sandboxed submissions of lesson 04 are graded in a minute, all different, two at a time.
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gradeClass } from '../../app/dist/course/grading/grade-class.js';
import { defaultLimits } from '../../app/dist/course/grading/limits.js';
import { findSandbox } from '../../app/dist/course/grading/sandbox.js';
import { readNotebook, stringifyNotebook } from '../../app/dist/course/notebook.js';
import { readSubmissions } from '../../app/dist/course/submissions/read-submissions.js';

export const title = 'Grading lesson 04 in the sandbox';

const runs = 5;
const jobs = 2;
const file = join(
  dirname(fileURLToPath(import.meta.url)),
  '../../notebooks/04-gradient-descent.ipynb',
);

export async function measure() {
  const lesson = await readNotebook(file);
  const samples = { few: [], many: [], memory: [], memoryOfMany: [] };
  for (let run = 0; run < runs; run++) {
    const few = await grade(lesson, 12);
    samples.few.push(few.perMinute);
    samples.memory.push(few.megabytes);
  }
  const many = await grade(lesson, 60);
  samples.many.push(many.perMinute);
  samples.memoryOfMany.push(many.megabytes);
  return [
    { what: '12 submissions, two at a time', samples: samples.few, unit: 'a minute', aim: '≥ 60' },
    { what: '60 submissions, two at a time', samples: samples.many, unit: 'a minute', aim: '≥ 60' },
    { what: 'memory of `nabla grade` after 12', samples: samples.memory, unit: 'MB' },
    { what: 'memory of `nabla grade` after 60', samples: samples.memoryOfMany, unit: 'MB' },
  ];
}

/** Grades a class whose answers are the lesson's own solutions, each with a comment of its own. */
async function grade(lesson, count) {
  const folder = await mkdtemp(join(tmpdir(), 'nabla-bench-'));
  try {
    for (let index = 0; index < count; index++) {
      await writeFile(join(folder, `student-${index}.ipynb`), submission(lesson, index));
    }
    const submissions = await readSubmissions(folder);
    let began = 0;
    const grades = await gradeClass(lesson, submissions, {
      ...{ out: join(folder, '.grades'), jobs, limits: defaultLimits },
      sandbox: findSandbox(defaultLimits),
      onBegin: () => {
        began = performance.now();
      },
    });
    const minutes = (performance.now() - began) / 60_000;
    const wrong = grades.filter(({ total }) => total !== grades[0].total || total === 0);
    const [{ student, status, notes, total } = {}] = wrong;
    if (wrong.length > 0) throw new Error(`${student} got ${total}: ${status}. ${notes.join(' ')}`);
    return { perMinute: count / minutes, megabytes: await residentMegabytes() };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function submission(lesson, index) {
  const cells = lesson.cells.map((cell) =>
    cell.source.includes('BEGIN SOLUTION')
      ? { ...cell, source: `${cell.source}\n// student ${index}` }
      : cell,
  );
  return stringifyNotebook({ ...lesson, cells });
}

async function residentMegabytes() {
  const status = await readFile('/proc/self/status', 'utf8');
  return Number(/VmHWM:\s*(\d+)/.exec(status)?.[1]) / 1000;
}
