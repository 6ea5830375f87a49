import type { Position } from './source-maps.js';

/** What a cell that was stopped ends with. */
export class Interruption extends Error {
  override readonly name = 'Interrupted';
  /** The loop that was stopped; without it, the stack tells. */
  readonly place: Position | undefined;

  constructor(place?: Position) {
    super('The cell was stopped.');
    this.place = place;
  }
}
