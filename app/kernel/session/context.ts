import { AsyncLocalStorage } from 'node:async_hooks';

/** Which request the running code belongs to, also in timers and promises long after its reply. */
export class RequestContext {
  readonly #storage = new AsyncLocalStorage<number>();
  #last = 0;

  run<Result>(request: number, act: () => Result): Result {
    this.#last = request;
    return this.#storage.run(request, act);
  }

  /** The request that caused the running code; code without a cause belongs to the last one. */
  get current(): number {
    return this.#storage.getStore() ?? this.#last;
  }
}
