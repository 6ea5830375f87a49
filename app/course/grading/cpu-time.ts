import { readFileSync } from 'node:fs';

/** What a process counts its time in: a hundredth of a second on every Linux. */
const ticksPerSecond = 100;

/**
 * The seconds of processor time that a process and its descendants have used so far; null where the
 * system does not tell (outside Linux).
 */
export function cpuSeconds(pid: number): number | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name of the program, in parentheses, may itself hold spaces and parentheses.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const [user = 0, system = 0, pastUser = 0, pastSystem = 0] = fields.slice(11, 15).map(Number);
    const own = (user + system + pastUser + pastSystem) / ticksPerSecond;
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim();
    const theirs = children === '' ? [] : children.split(' ').map(Number);
    return theirs.reduce((sum, child) => sum + (cpuSeconds(child) ?? 0), own);
  } catch {
    return null;
  }
}
