import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isRecord } from '../../is-record.js';
import { courseRoot } from '../../places.js';
import type { Judgement } from './judge.js';
import type { Limits } from './limits.js';
import type { Plan } from './plan.js';

/** Judgements by what they depend on, in a folder: what an interrupted grading has done is not lost. */
export class JudgementCache {
  constructor(private readonly folder: string) {}

  async get(key: string): Promise<Judgement | null> {
    try {
      const json: unknown = JSON.parse(await readFile(join(this.folder, `${key}.json`), 'utf8'));
      return isJudgement(json) ? json : null;
    } catch {
      return null;
    }
  }

  async set(key: string, judgement: Judgement): Promise<void> {
    const path = join(this.folder, `${key}.json`);
    await mkdir(this.folder, { recursive: true });
    await writeFile(`${path}.tmp`, JSON.stringify(judgement));
    await rename(`${path}.tmp`, path);
  }
}

/** The same code, tests, answers and limits give the same key. */
export function judgementKey(
  code: string,
  plan: Plan,
  answers: ReadonlyMap<string, string>,
  limits: Limits,
): string {
  const parts = [code, plan.judge, plan.student, [...answers].sort(), limits];
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 32);
}

/** A hash of what the build made of the course's code: another build may judge otherwise. */
export async function codeVersion(): Promise<string> {
  const hash = createHash('sha256').update(process.version);
  const grading = 'app/dist/course/grading';
  const names = (await readdir(join(courseRoot, grading))).filter((name) => name.endsWith('.js'));
  const files = [
    'app/dist/student-image.cjs',
    'node_modules/nabla/dist/tsconfig.tsbuildinfo',
    ...names.sort().map((name) => `${grading}/${name}`),
  ];
  for (const file of files) hash.update(await readFile(join(courseRoot, file)));
  return hash.digest('hex');
}

function isJudgement(value: unknown): value is Judgement {
  return isRecord(value) && Array.isArray(value.verdicts) && isRecord(value.problems);
}
