import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { atomicWrite } from '../atomic-write.js';
import { PortTaken } from '../server/listen.js';

/** The port that is tried first when none is asked for and none was used before; Jupyter's own default. */
export const usualPort = 8888;
/** So many ports in a row are tried before the system is asked for any. */
const tries = 100;

/**
 * Serves on the port of the last time, so that pages that are still open find the course again; where that is taken,
 * on the first free one from the usual port on.
 *
 * @param serve serves on a port, 0 meaning any; throws PortTaken where it cannot
 */
export async function onFamiliarPort<T extends { readonly port: number }>(
  work: string,
  serve: (port: number) => Promise<T>,
): Promise<T> {
  const file = join(work, '.nabla', 'port');
  const server = await onFirstFree(await portsToTry(file), serve);
  // Without it the next start finds another port, which is no reason not to start.
  await atomicWrite(file, `${server.port}\n`).catch(() => undefined);
  return server;
}

async function portsToTry(file: string): Promise<number[]> {
  const last = Number(await readFile(file, 'utf8').catch(() => ''));
  const usual = Array.from({ length: tries }, (_, i) => usualPort + i);
  return [...(isPort(last) ? [last] : []), ...usual, 0];
}

async function onFirstFree<T>(ports: readonly number[], serve: (port: number) => Promise<T>) {
  for (const port of ports) {
    try {
      return await serve(port);
    } catch (error) {
      if (!(error instanceof PortTaken)) throw error;
    }
  }
  throw new Error('No port of this machine is free.');
}

export function isPort(number: number): boolean {
  return Number.isInteger(number) && number >= 1 && number <= 65_535;
}
