// Bundles danfojs-node into one file beside the app, with its types. From the registry it comes with half a gigabyte
// of TensorFlow in many forms; the lessons' tables need two megabytes of it.
import { cp, mkdir, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const app = join(dirname(fileURLToPath(import.meta.url)), '..');
const require = createRequire(join(app, 'package.json'));
// Cells find here what they do not find beside their notebook.
const target = join(app, 'dist', 'node_modules', 'danfojs-node');

export async function buildDanfo() {
  const manifest = require('danfojs-node/package.json');
  const source = dirname(require.resolve('danfojs-node/package.json'));
  await rm(target, { recursive: true, force: true });
  await mkdir(target, { recursive: true });
  await build({
    entryPoints: [require.resolve('danfojs-node')],
    outfile: join(target, 'index.js'),
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    minify: true,
    // A class is shown by its name.
    keepNames: true,
    external: ['mathjs', 'encoding', 'plotly.js-dist-min'],
    legalComments: 'linked',
    logLevel: 'error',
  });
  await cp(join(source, 'dist'), join(target, 'dist'), {
    recursive: true,
    filter: (path) => !path.endsWith('.js') && !path.endsWith('.map'),
  });
  const { name, version, license } = manifest;
  const types = 'dist/danfojs-node/src/index.d.ts';
  const made = { name, version, license, main: 'index.js', types };
  await writeFile(join(target, 'package.json'), `${JSON.stringify(made, null, 2)}\n`);
}
