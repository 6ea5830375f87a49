import { Command } from 'commander';
import { newLesson } from '../course/new-lesson.js';
import { courseRoot } from '../places.js';

export function newLessonCommand(): Command {
  return new Command('new-lesson')
    .description('begin a lesson from a template')
    .argument('<name>', 'two digits and words, such as 07-momentum')
    .requiredOption('--title <title>', 'what the lesson is called')
    .action(async (name: string, { title }: { title: string }) => {
      const { notebook, questions } = await newLesson(name, title, courseRoot);
      console.log(`${notebook}\n${questions}`);
    });
}
