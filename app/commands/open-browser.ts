import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { plainFolder } from '../plain-file.js';
import type { Invitation } from '../server/gate.js';
import { leadingPage } from './leading-page.js';

/**
 * Opens an invitation in the browser. Resolves with what takes back what is left of it.
 *
 * Every user of a machine can read the arguments of every program, so the address is not among them: the browser
 * is given a file that only this user can read and that leads on to the address. It is removed once it was used.
 */
export async function openInBrowser(
  invitation: Invitation,
  work: string,
): Promise<() => Promise<void>> {
  if (process.platform === 'win32') {
    // Windows shows the arguments of a program to its own user alone.
    run('cmd', ['/c', 'start', '', invitation.url]);
    return async () => {};
  }
  const folder = await privateFolder(work);
  const remove = () => rm(folder, { recursive: true, force: true });
  const file = join(folder, 'open.html');
  await writeFile(file, leadingPage(invitation.url), { mode: 0o600 });
  void invitation.taken.then(remove);
  run(process.platform === 'darwin' ? 'open' : 'xdg-open', [pathToFileURL(file).href]);
  return remove;
}

/**
 * A new folder for this user alone, within the folder of the lessons: a browser in a sandbox (snap, flatpak) sees
 * neither the system's temporary files nor hidden folders of the home itself, but what is further down in it.
 */
async function privateFolder(work: string): Promise<string> {
  return mkdtemp(join(await plainFolder(join(work, '.nabla')), 'open-'));
}

/** Without a browser the printed address is enough. */
function run(program: string, args: readonly string[]): void {
  spawn(program, args, { stdio: 'ignore', detached: true })
    .on('error', () => {})
    .unref();
}
