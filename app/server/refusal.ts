/** A request that the server will not or cannot fulfil; its message is shown to the person at the page. */
export class Refusal extends Error {
  override readonly name = 'Refusal';

  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}
