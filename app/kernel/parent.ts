import { isAlive, signalGroup } from './group.js';

/**
 * Ends the kernel, and the programs that its cells have started, when the process that started it has
 * gone: nothing of a notebook server that was killed may stay behind. Who starts a kernel says so in
 * JPY_PARENT_PID, as Jupyter does.
 *
 * @param end what a kernel does that leads no group of its own
 */
export function endWithParent(end: () => void): void {
  const parent = Number(process.env.JPY_PARENT_PID);
  if (!Number.isInteger(parent) || parent <= 1) return;
  const started = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === started && isAlive(parent)) return;
    clearInterval(timer);
    if (!signalGroup(process.pid, 'SIGKILL')) end();
  }, 1000);
  timer.unref();
}
