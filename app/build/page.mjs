// Bundles the page into app/dist/page: three pages (home, lesson, review) and the script that asks early for a lesson,
// what is rarely needed in chunks of its own, everything compressed once here so that the server only has to send files.
import { cp, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import * as zlib from 'node:zlib';
import { build, transform } from 'esbuild';
import {
  jupyterStyles,
  leanStyles,
  leaveOut,
  oneCopy,
  oneSanitizer,
  ownLanguages,
  plainTextParser,
  usedIcons,
} from './page-plugins.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const source = join(here, '..', 'page');
const finished = join(here, '..', 'dist', 'page');
// Built beside and put in place when it is whole: a server that runs meanwhile never sees half a page.
const target = `${finished}.${process.pid}`;
const require = createRequire(join(source, 'package.json'));
const standIn = (name) => join(here, `${name}.mjs`);
const PAGES = ['home', 'lesson', 'review'];
/** Scripts that run before all others of their page. */
const EARLY = { lesson: 'early' };
const TEXTS = [/\/marked(-[\w-]+)?\//, /^math\.ts$/];
/** What a page's first text asks for when it is drawn: a browser that knows has it by then. */
const SOON = { lesson: TEXTS, review: TEXTS };

export async function buildPage() {
  await mkdir(target, { recursive: true });
  const outputs = (await Promise.all([bundle(), bundleEarly()])).flatMap(({ metafile }) =>
    Object.entries(metafile.outputs),
  );
  await Promise.all(PAGES.map((page) => writeHtml(page, outputs)));
  await cp(join(source, 'icon.svg'), join(target, 'icon.svg'));
  await compressAll(target);
  await addPlotly();
  await rm(finished, { recursive: true, force: true });
  await rename(target, finished);
}

function bundle() {
  return build({
    absWorkingDir: source,
    entryPoints: PAGES.map((page) => `${page}.ts`),
    outdir: target,
    entryNames: '[name]-[hash]',
    chunkNames: '[name]-[hash]',
    assetNames: '[name]-[hash]',
    bundle: true,
    splitting: true,
    format: 'esm',
    target: 'es2022',
    minify: true,
    metafile: true,
    legalComments: 'none',
    jsx: 'automatic',
    loader: { '.woff': 'file', '.woff2': 'file', '.ttf': 'file', '.png': 'dataurl' },
    // What the packages expect of a bundler for browsers.
    alias: {
      path: 'path-browserify',
      react: 'preact/compat',
      'react-dom': 'preact/compat',
      'react-dom/client': 'preact/compat/client',
      'react/jsx-runtime': 'preact/jsx-runtime',
      '@jupyter/web-components': standIn('plain-elements'),
      '@jupyter/react-components': standIn('plain-elements'),
      'lib0/logging': standIn('quiet-logging'),
    },
    inject: [join(here, 'page-globals.mjs')],
    define: {
      global: 'globalThis',
      __dirname: '"/"',
      __webpack_public_path__: '"/static/"',
      'process.env.NODE_ENV': '"production"',
      PLOTLY_VERSION: JSON.stringify(require('plotly.js-dist/package.json').version),
    },
    plugins: [
      jupyterStyles(),
      leanStyles(),
      leaveOut(),
      ownLanguages(),
      oneCopy(),
      oneSanitizer(source),
      plainTextParser(),
      usedIcons(),
    ],
    logLevel: 'warning',
  });
}

/** What runs early is no module: a module would wait until the page is read. */
function bundleEarly() {
  return build({
    absWorkingDir: source,
    entryPoints: Object.values(EARLY).map((entry) => `${entry}.ts`),
    outdir: target,
    entryNames: '[name]-[hash]',
    format: 'iife',
    target: 'es2022',
    minify: true,
    metafile: true,
    logLevel: 'warning',
  });
}

/** Fills a page's template with the hashed names of its script, its styles and what the script loads at once. */
async function writeHtml(page, outputs) {
  const [script, output] = outputOf(page, outputs);
  const imports = output.imports.filter((each) => each.kind === 'import-statement');
  const soon = outputs.flatMap(([path, { entryPoint }]) =>
    SOON[page]?.some((pattern) => pattern.test(entryPoint)) ? [path] : [],
  );
  const head = [
    ...(page in EARLY ? [`<script src="${url(outputOf(EARLY[page], outputs)[0])}"></script>`] : []),
    ...(output.cssBundle ? [`<link rel="stylesheet" href="${url(output.cssBundle)}">`] : []),
    ...[...imports.map((each) => each.path), ...soon].map(
      (path) => `<link rel="modulepreload" href="${url(path)}">`,
    ),
    `<script type="module" src="${url(script)}"></script>`,
  ];
  const template = await readFile(join(source, `${page}.html`), 'utf8');
  await writeFile(
    join(target, `${page}.html`),
    template.replace('<!-- built -->', head.join('\n')),
  );
}

function outputOf(entry, outputs) {
  const found = outputs.find(([, output]) => output.entryPoint === `${entry}.ts`);
  if (!found) throw new Error(`esbuild made no output for ${entry}.ts.`);
  return found;
}

const url = (path) => `/static/${path.split('/').at(-1)}`;

/** Plotly is 10 MB to minify and compress, so the result is kept beside the build, by version. */
async function addPlotly() {
  const { version } = require('plotly.js-dist/package.json');
  const kept = join(here, '..', 'dist', `plotly-${version}`);
  const done = await readdir(kept).catch(() => []);
  if (!done.includes('plotly.js.gz')) {
    await mkdir(kept, { recursive: true });
    const code = await readFile(require.resolve('plotly.js-dist/plotly.js'), 'utf8');
    const small = await transform(code, { minify: true, target: 'es2022', legalComments: 'none' });
    await writeFile(join(kept, 'plotly.js'), small.code);
    await compressAll(kept);
  }
  await cp(kept, target, { recursive: true });
}

async function compressAll(folder) {
  const brotli = promisify(zlib.brotliCompress);
  const gzip = promisify(zlib.gzip);
  const compressible = (name) => ['.js', '.css', '.svg'].includes(extname(name));
  const names = (await readdir(folder)).filter(compressible);
  await Promise.all(
    names.map(async (name) => {
      const bytes = await readFile(join(folder, name));
      const params = { [zlib.constants.BROTLI_PARAM_QUALITY]: 11 };
      await writeFile(join(folder, `${name}.br`), await brotli(bytes, { params }));
      await writeFile(join(folder, `${name}.gz`), await gzip(bytes, { level: 9 }));
    }),
  );
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildPage();
