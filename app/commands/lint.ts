import { readFile } from 'node:fs/promises';
import { Command } from 'commander';
import { findingText } from '../course/lint/finding.js';
import { lintLesson } from '../course/lint/lint.js';
import { lintRun } from '../course/lint/run.js';
import { parseNotebook } from '../course/notebook.js';
import { notebookFiles } from '../places.js';

export function lintCommand(): Command {
  return new Command('lint')
    .description('find mistakes in lessons: marks, markers, ids, and by running them, solutions')
    .argument('[files...]', 'notebooks (default: all lessons)')
    .option('--no-run', 'only read them')
    .action(lint);
}

async function lint(files: string[], { run }: { run: boolean }): Promise<void> {
  const chosen = files.length > 0 ? files : notebookFiles();
  let count = 0;
  for (const file of chosen) {
    const text = await readFile(file, 'utf8');
    const read = lintLesson(file, text);
    const found = read.length === 0 && run ? await lintRun(file, parseNotebook(text)) : read;
    for (const finding of found) console.log(findingText(file, finding));
    count += found.length;
  }
  if (count > 0) throw new Error(`${count} ${count === 1 ? 'mistake' : 'mistakes'} to mend.`);
  console.log(`${chosen.length} ${chosen.length === 1 ? 'lesson is' : 'lessons are'} in order.`);
}
