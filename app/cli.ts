import { Command } from 'commander';
import { formatCommand } from './commands/format.js';
import { startCommand } from './commands/start.js';
import { messageOf } from './course/notebook.js';

const program = new Command('nabla')
  .description('A notebook course on gradients and gradient descent, on a TypeScript kernel.')
  .addCommand(startCommand())
  .addCommand(formatCommand());

try {
  await program.parseAsync();
} catch (error) {
  console.error(messageOf(error));
  process.exitCode = 1;
}
