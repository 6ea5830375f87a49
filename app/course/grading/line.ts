/** Sends a line to the other side, and waits for its next line. Throws when it is gone. */
export interface Line {
  send(text: string): void;
  receive(): string;
}

/** The other side is gone (too slow, ended, flooded): no answer is to be sent to it. */
export class Gone extends Error {
  constructor(
    override readonly name: string,
    message: string,
  ) {
    super(message);
  }
}
