import { once } from 'node:events';
import { access, constants } from 'node:fs/promises';
import { resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Command, InvalidArgumentError } from 'commander';
import { updateWork, type WorkUpdate } from '../course/work.js';
import { notebooksFolder, questionsFolder, workFolder } from '../places.js';
import { type RunningServer, startServer } from '../server/start.js';
import { isPort, onFamiliarPort, usualPort } from './choose-port.js';
import { CourseLock, lockCourse, SilentCourse } from './course-lock.js';
import { openInBrowser } from './open-browser.js';
import { sweep } from './sweep.js';

/** A browser has read the page that leads it to the course by then. */
const BROWSER_STARTS_MS = 15_000;

interface StartOptions {
  readonly port?: number;
  readonly open: boolean;
  readonly work: string;
}

export function startCommand(): Command {
  return new Command('start')
    .description('open the course in the browser')
    .option(
      '--port <number>',
      `port on 127.0.0.1 (default: that of the last time, or ${usualPort}, or the next free one)`,
      toPort,
    )
    .option('--no-open', 'only print the address')
    .option('--work <folder>', 'where your copies of the lessons live', workFolder)
    .action(start);
}

async function start({ port, open, work }: StartOptions): Promise<void> {
  const folder = resolve(work);
  const lock = await writing(folder, () => lockCourse(folder));
  if (!(lock instanceof CourseLock)) {
    console.log(`The course is already open at ${lock}`);
    if (open) await openInBrowser({ url: lock, taken: pause(BROWSER_STARTS_MS) }, folder);
    return;
  }
  const server = await openCourse(folder, port, lock).catch(async (error: unknown) => {
    await lock.release();
    throw error;
  });
  const ending = Promise.race(
    ['SIGINT', 'SIGTERM', 'SIGHUP'].map((signal) => once(process, signal)),
  );
  console.log(`\nThe course is open at\n\n    ${server.url}\n`);
  console.log(`Your copies of the lessons are in ${folder}.\nPress Ctrl+C to end it.`);
  const takeBack = open ? await openInBrowser(server.invite(), folder) : undefined;
  await ending;
  console.log('\nEnding the kernels and the server …');
  await takeBack?.();
  await server.close();
  await lock.release();
  process.exit(0);
}

async function openCourse(
  folder: string,
  port: number | undefined,
  lock: CourseLock,
): Promise<RunningServer> {
  tellUpdate(await writing(folder, () => prepare(folder)), folder);
  void sweep(folder);
  const server = await serve(folder, port);
  // A disk that is full by now keeps nobody from studying.
  await lock.tell(server.port, server.token).catch(() => undefined);
  return server;
}

async function prepare(folder: string): Promise<WorkUpdate> {
  const update = await updateWork(notebooksFolder, folder);
  await access(folder, constants.W_OK);
  return update;
}

/** Says in words why the student's folder cannot be written to. */
async function writing<T>(folder: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof SilentCourse) throw error;
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
  return (error instanceof Error ? error.message : String(error)).replace(/\.$/, '');
}

function tellUpdate({ added, updated, kept, copies }: WorkUpdate, folder: string): void {
  if (added.length > 0) console.log(`Copied to ${folder}: ${added.join(', ')}`);
  if (updated.length > 0) console.log(`Updated to the new version: ${updated.join(', ')}`);
  if (copies.length > 0) console.log(`As you had run them, they are kept: ${copies.join(', ')}`);
  if (kept.length > 0) {
    console.log(`The course has a newer version; your own copy is kept: ${kept.join(', ')}`);
  }
}

/** A port that was asked for must be free; otherwise one is found. */
async function serve(root: string, port: number | undefined): Promise<RunningServer> {
  const on = (each: number) =>
    startServer({ root, course: notebooksFolder, questions: questionsFolder, port: each });
  return port === undefined ? onFamiliarPort(root, on) : on(port);
}

function toPort(text: string): number {
  const port = Number(text);
  if (!isPort(port)) {
    throw new InvalidArgumentError('it must be a whole number from 1 to 65535.');
  }
  return port;
}
