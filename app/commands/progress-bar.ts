const width = 30;

/** How far a long task is: a bar that is redrawn in a terminal, a line for each tenth elsewhere. */
export class ProgressBar {
  readonly #begun = performance.now();
  #tenth = 0;

  constructor(private readonly stream: NodeJS.WriteStream) {}

  show(done: number, of: number): void {
    const minutes = (performance.now() - this.#begun) / 60_000;
    const left = Math.ceil((minutes / done) * (of - done));
    const text = `${done}/${of}  ${Math.round(done / minutes)} a minute  ${left} min left`;
    if (this.stream.isTTY) {
      const full = Math.round((width * done) / of);
      const bar = '█'.repeat(full) + '░'.repeat(width - full);
      this.stream.write(`\r${bar} ${text}\u001b[K`);
      return;
    }
    const tenth = Math.floor((10 * done) / of);
    if (tenth > this.#tenth) this.stream.write(`${text}\n`);
    this.#tenth = tenth;
  }

  end(): void {
    if (this.stream.isTTY) this.stream.write('\n');
  }
}
