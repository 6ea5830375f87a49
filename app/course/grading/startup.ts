import { isRecord } from '../../is-record.js';
import { stopped } from './student-child.js';
import type { CellProblem } from './student-messages.js';

/** The longest message of a problem that is kept. */
const longest = 4000;

/**
 * Follows what the student's process reports while it runs its cells. A cell begins and ends once and in
 * its place, so that no report buys more time than the cells have.
 */
export class Startup {
  readonly problems = new Map<string, CellProblem>();
  #running: string | null = null;
  #ended = true;
  #place = -1;

  /** @param cells the ids of the cells, in order; some may be left out */
  constructor(private readonly cells: readonly string[]) {}

  /** The cell that runs or has run last; null before the first. */
  get running(): string | null {
    return this.#running;
  }

  /** Takes a report; true when all cells have run. Throws when it is not one that can come now. */
  take(line: string): boolean {
    const report: unknown = JSON.parse(line);
    if (!isRecord(report)) throw disturbance();
    if (report.ready === true) return true;
    if (typeof report.begin === 'string') this.#begin(report.begin);
    else if (report.end === this.#running && !this.#ended) this.#end(report.problem);
    else throw disturbance();
    return false;
  }

  #begin(cell: string): void {
    const place = this.cells.indexOf(cell);
    if (!this.#ended || place <= this.#place) throw disturbance();
    this.#place = place;
    this.#running = cell;
    this.#ended = false;
  }

  #end(problem: unknown): void {
    this.#ended = true;
    if (this.#running === null || !isRecord(problem)) return;
    const [name, message] = [String(problem.name), String(problem.message)];
    const known = { name: name.slice(0, 60), message: message.slice(0, longest) };
    this.problems.set(this.#running, known);
  }
}

function disturbance(): Error {
  return stopped('Disturbance', 'it wrote on the line to the grader.');
}
