import { Command } from 'commander';
import { formatFiles } from './course/format.js';
import { messageOf } from './course/notebook.js';
import { notebookFiles } from './places.js';

const program = new Command('nabla').description(
  'A notebook course on gradients and gradient descent, on a TypeScript kernel.',
);

program
  .command('format')
  .description('put notebooks into the normal form that is kept in version control')
  .argument('[files...]', 'notebooks (default: all lessons)')
  .option('--check', 'only say which are not, and fail if there are any')
  .action(async (files: string[], { check = false }: { check?: boolean }) => {
    const changed = await formatFiles(files.length > 0 ? files : notebookFiles(), check);
    for (const file of changed)
      console.log(`${check ? 'not in normal form' : 'formatted'}: ${file}`);
    if (check && changed.length > 0) throw new Error('Run "npm run format" to put them in order.');
  });

try {
  await program.parseAsync();
} catch (error) {
  console.error(messageOf(error));
  process.exitCode = 1;
}
