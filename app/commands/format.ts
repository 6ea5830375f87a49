import { Command } from 'commander';
import { formatFiles } from '../course/format.js';
import { notebookFiles } from '../places.js';

export function formatCommand(): Command {
  return new Command('format')
    .description('put notebooks into the normal form that is kept in version control')
    .argument('[files...]', 'notebooks (default: all lessons)')
    .option('--check', 'only say which are not, and fail if there are any')
    .action(async (files: string[], { check = false }: { check?: boolean }) => {
      const changed = await formatFiles(files.length > 0 ? files : notebookFiles(), check);
      const verb = check ? 'not in normal form' : 'formatted';
      for (const file of changed) console.log(`${verb}: ${file}`);
      if (check && changed.length > 0)
        throw new Error('Run "npm run format" to put them in order.');
    });
}
