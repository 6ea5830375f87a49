// Bundles the student's side of grading into one file, from which `nabla grade` makes a startup snapshot.
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const typescript = createRequire(import.meta.url).resolve('typescript');
const app = join(dirname(fileURLToPath(import.meta.url)), '..');

const toTypescript = relative(join(app, 'dist'), typescript);
const banner = `
const bundleUrl = require('node:url').pathToFileURL(__filename).href;
const typescriptFile = require('node:path').join(__filename, '..', ${JSON.stringify(toTypescript)});
const typescriptFolder = require('node:path').dirname(typescriptFile);`;

export async function buildStudent() {
  await build({
    entryPoints: [join(app, 'course', 'grading', 'student-image.ts')],
    outfile: join(app, 'dist', 'student-image.cjs'),
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    logLevel: 'warning',
    // All modules of the bundle take its own place for theirs; it stands in app/dist.
    // TypeScript alone asks for __filename: it finds the language's own types beside its real place.
    define: {
      'import.meta.url': 'bundleUrl',
      __filename: 'typescriptFile',
      __dirname: 'typescriptFolder',
    },
    banner: { js: banner },
  });
}
