/** What still waits for an answer of a kernel; all of it is given up when the kernel is gone. */
export class Pending {
  readonly #waiting = new Set<(reason: Error) => void>();
  #gone: Error | undefined;

  /**
   * A promise that `begin` fulfils, which gives what is to be done in the end; it is rejected after
   * `timeoutMs`, with the complaint, or when the kernel is gone.
   */
  wait<T>(
    complaint: string,
    timeoutMs: number | undefined,
    begin: (done: (value: T) => void) => () => void,
  ): Promise<T> {
    if (this.#gone) return Promise.reject(this.#gone);
    return new Promise((resolve, reject) => {
      let end = () => {};
      const finish = () => {
        clearTimeout(timer);
        this.#waiting.delete(fail);
        end();
      };
      const fail = (reason: Error) => {
        finish();
        reject(reason);
      };
      const late = () => fail(new Error(`${complaint} within ${timeoutMs} ms.`));
      const timer = timeoutMs === undefined ? undefined : setTimeout(late, timeoutMs);
      this.#waiting.add(fail);
      end = begin((value) => {
        finish();
        resolve(value);
      });
    });
  }

  /** Gives up what waits now, and whatever would wait later. */
  fail(reason: Error): void {
    this.#gone ??= reason;
    for (const reject of [...this.#waiting]) reject(reason);
  }
}
