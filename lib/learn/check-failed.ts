/** Thrown by `check` when an answer is not right. Kernels show its message alone, without a stack. */
export class CheckFailed extends Error {
  override readonly name = 'CheckFailed';
}
