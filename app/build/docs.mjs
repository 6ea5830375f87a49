// Makes the reference of the library, one page for each export, in lib/docs.
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const typedoc = join(root, 'node_modules', 'typedoc', 'bin', 'typedoc');
const { status } = spawnSync(process.execPath, [typedoc, ...process.argv.slice(2)], {
  cwd: join(root, 'lib'),
  stdio: 'inherit',
});
process.exitCode = status ?? 1;
