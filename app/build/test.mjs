// Everything that `npm test` checks: format and lint, types, notebooks in normal form, and the tests.
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const packageFile = createRequire(join(root, 'package.json'));
const program = (name, file) => join(dirname(packageFile.resolve(`${name}/package.json`)), file);

const tsc = program('typescript', 'bin/tsc');
const chosen = process.argv.slice(2);

const checks = [
  [
    'Format and lint',
    [program('@biomejs/biome', 'bin/biome'), 'check', '--error-on-warnings', '.'],
  ],
  ['Types of the page', [tsc, '--noEmit', '-p', 'app/page']],
  ['Types of the tests', [tsc, '--noEmit', '-p', 'test']],
  ['Notebooks in normal form', [join(root, 'app', 'bin', 'nabla.js'), 'format', '--check']],
];
const tests = [['Tests', [program('vitest', 'vitest.mjs'), 'run', ...chosen]]];

for (const [title, args] of chosen.length > 0 ? tests : [...checks, ...tests]) {
  console.log(`${title} …`);
  const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' });
  if (status !== 0) {
    console.error(`${title}: failed.`);
    process.exit(status ?? 1);
  }
}
