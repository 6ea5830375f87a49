/** Where a variable lives between cells. Functions of earlier cells see what later cells assign. */
export interface Slot {
  v: unknown;
}

/** The variables of the session, by name. */
export class Slots {
  readonly #slots = new Map<string, Slot>();

  get(name: string): Slot {
    const known = this.#slots.get(name);
    if (known) return known;
    const slot = { v: undefined };
    this.#slots.set(name, slot);
    return slot;
  }
}
