import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { access, constants } from 'node:fs/promises';
import { resolve } from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import { updateWork, type WorkUpdate } from '../course/work.js';
import { notebooksFolder, questionsFolder, workFolder } from '../places.js';
import { type RunningServer, startServer } from '../server/start.js';

/** The port that is tried first when none is asked for; Jupyter's own default. */
const usualPort = 8888;

interface StartOptions {
  readonly port?: number;
  readonly open: boolean;
  readonly work: string;
}

export function startCommand(): Command {
  return new Command('start')
    .description('open the course in the browser')
    .option('--port <number>', `port on 127.0.0.1 (default: ${usualPort}, or a free one)`, toPort)
    .option('--no-open', 'only print the address')
    .option('--work <folder>', 'where your copies of the lessons live', workFolder)
    .action(start);
}

async function start({ port, open, work }: StartOptions): Promise<void> {
  const folder = resolve(work);
  tellUpdate(await prepare(folder), folder);
  const server = await serve(folder, port);
  console.log(`\nThe course is open at\n\n    ${server.url}\n`);
  console.log(`Your copies of the lessons are in ${folder}.\nPress Ctrl+C to end it.`);
  if (open) openBrowser(server.url);
  await Promise.race(['SIGINT', 'SIGTERM', 'SIGHUP'].map((signal) => once(process, signal)));
  console.log('\nEnding the kernels and the server …');
  await server.close();
  process.exit(0);
}

async function prepare(folder: string): Promise<WorkUpdate> {
  try {
    const update = await updateWork(notebooksFolder, folder);
    await access(folder, constants.W_OK);
    return update;
  } catch (error) {
    throw new Error(
      `Your copies of the lessons cannot be written to ${folder}: ${reason(error)}. Choose another folder with --work.`,
    );
  }
}

function reason(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'EACCES' || code === 'EPERM') return 'you have no permission to write there';
  if (code === 'EROFS') return 'that disk is read-only';
  if (code === 'ENOSPC') return 'the disk is full';
  return error instanceof Error ? error.message : String(error);
}

function tellUpdate({ added, updated, kept, copies }: WorkUpdate, folder: string): void {
  if (added.length > 0) console.log(`Copied to ${folder}: ${added.join(', ')}`);
  if (updated.length > 0) console.log(`Updated to the new version: ${updated.join(', ')}`);
  if (copies.length > 0) console.log(`As you had run them, they are kept: ${copies.join(', ')}`);
  if (kept.length > 0) {
    console.log(`The course has a newer version; your edited copy is kept: ${kept.join(', ')}`);
  }
}

/** A port that was asked for must be free; the usual one may be replaced by any. */
async function serve(root: string, port: number | undefined): Promise<RunningServer> {
  const course = { root, course: notebooksFolder, questions: questionsFolder };
  if (port !== undefined) return startServer({ ...course, port });
  return startServer({ ...course, port: usualPort }).catch(() =>
    startServer({ ...course, port: 0 }),
  );
}

function openBrowser(url: string): void {
  const [program, ...args] =
    process.platform === 'darwin'
      ? ['open', url]
      : process.platform === 'win32'
        ? ['cmd', '/c', 'start', '', url]
        : ['xdg-open', url];
  // Without a browser the printed address is enough.
  spawn(program ?? '', args, { stdio: 'ignore', detached: true })
    .on('error', () => {})
    .unref();
}

function toPort(text: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw new InvalidArgumentError('it must be a whole number from 1 to 65535.');
  }
  return port;
}
