import { Command } from 'commander';
import { exportNbgrader } from '../course/nbgrader.js';
import { lessonFiles } from './lesson-files.js';

export function exportNbgraderCommand(): Command {
  return new Command('export-nbgrader')
    .description('make a course folder for nbgrader: its configuration and the lessons')
    .argument('[lessons...]', 'names or notebooks (default: all lessons)')
    .option('--out <folder>', 'where to put it', 'nbgrader')
    .action(async (lessons: string[], { out }: { out: string }) => {
      for (const file of await exportNbgrader(lessonFiles(lessons), out)) console.log(file);
    });
}
