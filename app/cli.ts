import { Command } from 'commander';
import { exportNbgraderCommand } from './commands/export-nbgrader.js';
import { formatCommand } from './commands/format.js';
import { gradeCommand } from './commands/grade.js';
import { kernelCommand } from './commands/kernel.js';
import { labCommand } from './commands/lab.js';
import { lintCommand } from './commands/lint.js';
import { newLessonCommand } from './commands/new-lesson.js';
import { releaseCommand } from './commands/release.js';
import { startCommand } from './commands/start.js';
import { messageOf } from './message-of.js';

const program = new Command('nabla')
  .description('A notebook course on gradients and gradient descent, on a TypeScript kernel.')
  .addCommand(startCommand())
  .addCommand(labCommand())
  .addCommand(kernelCommand())
  .addCommand(formatCommand())
  .addCommand(newLessonCommand())
  .addCommand(lintCommand())
  .addCommand(releaseCommand())
  .addCommand(gradeCommand())
  .addCommand(exportNbgraderCommand());

try {
  await program.parseAsync();
} catch (error) {
  console.error(messageOf(error));
  process.exitCode = 1;
}
