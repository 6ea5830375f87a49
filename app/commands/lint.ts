import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { Command } from 'commander';
import { findingText } from '../course/lint/finding.js';
import { lintLesson } from '../course/lint/lint.js';
import { lintQuestions } from '../course/lint/questions.js';
import { lintRun } from '../course/lint/run.js';
import { parseNotebook } from '../course/notebook.js';
import { notebookFiles, questionsFolder } from '../places.js';

export function lintCommand(): Command {
  return new Command('lint')
    .description(
      'find mistakes in lessons: marks, markers, ids, questions, and by running them, solutions',
    )
    .argument('[files...]', 'notebooks (default: all lessons)')
    .option('--no-run', 'only read them')
    .action(lint);
}

async function lint(files: string[], { run }: { run: boolean }): Promise<void> {
  const chosen = files.length > 0 ? files : notebookFiles();
  let count = 0;
  for (const file of chosen) {
    const found = await mistakesIn(file, run);
    for (const mistake of found) console.log(mistake);
    count += found.length;
  }
  if (count > 0) throw new Error(`${count} ${count === 1 ? 'mistake' : 'mistakes'} to mend.`);
  console.log(`${chosen.length} ${chosen.length === 1 ? 'lesson is' : 'lessons are'} in order.`);
}

async function mistakesIn(file: string, run: boolean): Promise<string[]> {
  const text = await readFile(file, 'utf8');
  const read = lintLesson(file, text);
  if (read.length > 0) return read.map((finding) => findingText(file, finding));
  const lesson = parseNotebook(text);
  const bank = join(questionsFolder, `${basename(file, '.ipynb')}.json`);
  const asked = existsSync(bank) ? lintQuestions(await readFile(bank, 'utf8'), lesson) : [];
  const ran = run ? await lintRun(file, lesson) : [];
  return [
    ...asked.map((finding) => findingText(bank, finding)),
    ...ran.map((finding) => findingText(file, finding)),
  ];
}
