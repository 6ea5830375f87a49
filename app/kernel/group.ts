import { setTimeout as pause } from 'node:timers/promises';

/*
 * A kernel leads a process group of its own, so that the programs that cells start end with it. A group
 * bears the id of its leader as long as one member is left, also when the leader itself is gone.
 * Windows has no groups: there a kernel ends alone.
 */

/** Whether a process can be started as the leader of a group. */
export const hasGroups = process.platform !== 'win32';

/** How long programs that are asked to end may take for it, in milliseconds. */
const graceMs = 500;

/** Sends a signal to all processes of a group; false where there is none. Signal 0 only looks. */
export function signalGroup(leader: number, signal: NodeJS.Signals | 0): boolean {
  try {
    return hasGroups && process.kill(-leader, signal);
  } catch {
    return false;
  }
}

/** Asks what is left of a group to end, and ends what has not after half a second. */
export async function endGroup(leader: number): Promise<void> {
  if (!signalGroup(leader, 'SIGTERM')) return;
  for (const begun = Date.now(); Date.now() - begun < graceMs; await pause(20)) {
    if (!signalGroup(leader, 0)) return;
  }
  signalGroup(leader, 'SIGKILL');
}

/** Whether a process runs. One of another user does, though we may not signal it. */
export function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
