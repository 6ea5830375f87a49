// Builds everything that runs: the library and the app with tsc, the page with esbuild.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, '..', '..');
const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc');

const compiled = spawnSync(process.execPath, [tsc, '-b', 'lib', 'app', ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
});
if (compiled.status !== 0) process.exit(1);

if (existsSync(join(here, 'page.mjs'))) {
  const { buildPage } = await import('./page.mjs');
  await buildPage();
}

const { buildDanfo } = await import('./danfo.mjs');
await buildDanfo();

const { buildStudent } = await import('./student.mjs');
await buildStudent();
