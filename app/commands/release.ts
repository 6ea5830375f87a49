import { Command } from 'commander';
import { releaseLesson } from '../course/release.js';
import { lessonFiles } from './lesson-files.js';

export function releaseCommand(): Command {
  return new Command('release')
    .description("make the students' version of lessons: a folder and a zip for each")
    .argument('[lessons...]', 'names or notebooks (default: all lessons)')
    .option('--out <folder>', 'where to put them', 'release')
    .option(
      '--no-run',
      'only read the lessons; else their solutions have to pass and stubs to fail',
    )
    .action(async (lessons: string[], { out, run }: { out: string; run: boolean }) => {
      for (const file of lessonFiles(lessons)) {
        if (run) console.error(`Running ${file} with and without its solutions …`);
        const { notebook, zip } = await releaseLesson(file, out, run);
        console.log(`${notebook}\n${zip}`);
      }
    });
}
