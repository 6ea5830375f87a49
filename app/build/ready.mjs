// Makes a fresh clone ready, then runs the command it was given: `npm start` and `npm test` need no other step.
// It uses nothing but Node's own modules, because it runs before anything is installed.
import { spawn } from 'node:child_process';
import {
  accessSync,
  constants,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const builtStamp = join(root, 'app', 'dist', '.built');
const oldestNode = 20;

const commands = {
  start: () => nabla('start'),
  lab: () => nabla('lab'),
  format: () => nabla('format'),
  test: () => run(join(root, 'app', 'build', 'test.mjs')),
  docs: () => run(join(root, 'app', 'build', 'docs.mjs')),
  bench: () => run(join(root, 'test', 'bench', 'bench.mjs')),
  build: () => {},
};

const [command = 'start', ...rest] = process.argv.slice(2);

try {
  requireNode();
  if (installIsStale()) {
    requireWritable();
    await install();
  }
  if (buildIsStale()) {
    requireWritable();
    await build();
  }
  const action = commands[command];
  if (!action)
    throw new Error(`Unknown command "${command}": try ${Object.keys(commands).join(', ')}.`);
  await action();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

function requireNode() {
  const major = Number(process.versions.node.split('.')[0]);
  if (major < oldestNode) {
    throw new Error(
      `Nabla needs Node ${oldestNode} or newer, and this is Node ${process.versions.node}: install a newer one from https://nodejs.org and try again.`,
    );
  }
}

function requireWritable() {
  try {
    accessSync(root, constants.W_OK);
  } catch {
    throw new Error(
      `Nabla cannot write to ${root}: give yourself permission to write there, or clone the course into a folder of your own.`,
    );
  }
}

function installIsStale() {
  const installed = changedAt(join(root, 'node_modules', '.package-lock.json'));
  return installed < changedAt(join(root, 'package-lock.json'));
}

async function install() {
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
  const names = Object.keys(lock.packages).filter((path) => path.startsWith('node_modules/'));
  const npm = process.env.npm_execpath;
  const [program, ...args] = npm
    ? [process.execPath, npm, 'ci', '--no-audit', '--no-fund']
    : ['npm', 'ci', '--no-audit', '--no-fund'];
  await step(`Installing ${names.length} packages (once)`, program, args, {
    progress: () => `${Math.round((100 * countInstalled(names)) / names.length)} %`,
    advice: 'Check the network connection and run the same command again.',
  });
}

function countInstalled(names) {
  return names.filter((name) => changedAt(join(root, name, 'package.json')) > 0).length;
}

function buildIsStale() {
  const sources = ['lib', 'app', 'tsconfig.base.json', 'package-lock.json'];
  return changedAt(builtStamp) < Math.max(...sources.map((name) => newest(join(root, name))));
}

async function build() {
  rmSync(builtStamp, { force: true });
  // A new folder in it would make a source folder newer than its build.
  for (const part of ['lib', 'app']) mkdirSync(join(root, part, 'dist'), { recursive: true });
  // What is edited during a build is not in it: the stamp is as old as the build's beginning.
  const begun = `${builtStamp}-begun`;
  writeFileSync(begun, `${new Date().toISOString()}\n`);
  await step('Building', process.execPath, [join(root, 'app', 'build', 'build.mjs')], {
    advice: 'The sources do not build: the lines above say where.',
  });
  renameSync(begun, builtStamp);
}

/** Runs a program quietly, saying in one line what it does and for how long; its output is shown only if it fails. */
function step(title, program, args, { progress = () => '', advice }) {
  const terminal = process.stdout.isTTY;
  const began = Date.now();
  const seconds = () => `${Math.round((Date.now() - began) / 1000)} s`;
  const line = () => `${title} … ${[progress(), seconds()].filter(Boolean).join(', ')}`;
  let printed = '';
  process.stdout.write(terminal ? `${title} …` : `${title} …\n`);
  const ticking = setInterval(
    () => process.stdout.write(terminal ? `\r\x1b[K${line()}` : `  ${line()}\n`),
    terminal ? 500 : 10_000,
  );
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: program === 'npm' && process.platform === 'win32',
    });
    const keep = (chunk) => {
      printed += chunk;
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    const end = (error) => {
      clearInterval(ticking);
      if (terminal) process.stdout.write('\r\x1b[K');
      if (error) {
        console.error(printed.trim());
        reject(new Error(`${title} failed (${error}). ${advice}`));
      } else {
        console.log(`${title}: done in ${seconds()}.`);
        resolve();
      }
    };
    child.on('error', (error) => end(error.message));
    child.on('close', (code) => end(code === 0 ? null : `exit code ${code}`));
  });
}

async function nabla(...args) {
  process.argv = [process.execPath, join(root, 'app', 'bin', 'nabla.js'), ...args, ...rest];
  await import(pathToFileURL(process.argv[1]).href);
}

async function run(script) {
  process.argv = [process.execPath, script, ...rest];
  await import(pathToFileURL(script).href);
}

/** When a file was last changed, in milliseconds since 1970; 0 if it does not exist. */
function changedAt(path) {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

/** The last change of a file or of anything in a folder; a folder's own time tells of files that were removed. */
function newest(path) {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat) return 0;
  if (!stat.isDirectory()) return stat.mtimeMs;
  const inside = readdirSync(path)
    .filter((name) => !['dist', 'docs', 'node_modules'].includes(name))
    .map((name) => newest(join(path, name)));
  return Math.max(stat.mtimeMs, ...inside);
}
