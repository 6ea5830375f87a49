import type { Vector } from '../calculus/vector';
import type { Matrix } from '../data/matrix';
import { crossEntropyLoss } from './cross-entropy';
import { type LinearKernel, linearKernel } from './linear-kernel';
import type { Loss } from './loss';
import { BLOCK, BYTES, type PackedShape, placesOf } from './packed-memory';

/**
 * Examples in memory of WebAssembly, as one thread sees them. Block by block a kernel computes scores, the loss turns them into slopes,
 * and another kernel adds up the gradient. Nothing is allocated on the way.
 */
export class PackedExamples {
  readonly theta: Float64Array;
  /** The sum of this thread's gradients. */
  readonly gradient: Float64Array;
  readonly rows: Float64Array;
  readonly targets: Float64Array;
  /** Numbers from one row to the next. */
  readonly width: number;
  private readonly scores: Float64Array;
  private readonly signs: Float64Array;
  private readonly kernel: LinearKernel;

  constructor(
    memory: WebAssembly.Memory,
    readonly shape: PackedShape,
    thread: number,
  ) {
    const places = placesOf(shape);
    const view = (place: number, length: number) =>
      new Float64Array(memory.buffer, place * BYTES, length);
    const own = places.width + thread * places.perThread;
    this.width = places.width;
    this.theta = view(0, places.width);
    this.gradient = view(own, places.width);
    this.scores = view(own + places.width, BLOCK);
    this.rows = view(places.rows, places.targets - places.rows);
    this.targets = view(places.targets, shape.size);
    this.signs = view(places.signs, places.end - places.signs);
    this.kernel = linearKernel(memory, shape.threads > 1);
  }

  /** The gradient of another thread. */
  ofThread(memory: WebAssembly.Memory, thread: number): Float64Array {
    const { width, perThread } = placesOf(this.shape);
    return new Float64Array(memory.buffer, (width + thread * perThread) * BYTES, width);
  }

  /** Copies features and targets into the memory; with an intercept, a 1 comes first in each row. */
  fill(features: Matrix, targets: Float64Array, intercept: boolean): void {
    const first = intercept ? 1 : 0;
    for (let i = 0; i < features.rows; i++) {
      if (intercept) this.rows[i * this.width] = 1;
      const row = features.data.subarray(i * features.columns, (i + 1) * features.columns);
      this.rows.set(row, i * this.width + first);
    }
    this.targets.set(targets);
    for (let i = 0; i < targets.length; i++) this.signs[i] = 1 - 2 * targets[i];
  }

  setTheta(theta: Vector): void {
    for (let j = 0; j < theta.length; j++) this.theta[j] = theta[j];
  }

  /** The sum of losses at θ. */
  lossSum(loss: Loss): number {
    let sum = 0;
    for (let start = 0; start < this.shape.size; start += BLOCK) {
      const count = this.computeScores(start);
      for (let i = 0; i < count; i++) sum += loss.value(this.scores[i], this.targets[start + i]);
    }
    return sum;
  }

  /** Overwrites `gradient` with the sum of gradients at θ over every `threads`-th block, from block `thread` on. */
  sumGradients(loss: Loss, thread = 0): void {
    const { size, threads } = this.shape;
    this.gradient.fill(0);
    for (let start = thread * BLOCK; start < size; start += threads * BLOCK) {
      const count = this.computeScores(start);
      this.computeSlopes(loss, start, count);
      // Rows of padding hold zeros, but what stood here before need not be finite.
      for (let i = count; i % 4 !== 0; i++) this.scores[i] = 0;
      const [x, end, stride] = this.addressesOf(start, count);
      this.kernel.accumulate(x, end, stride, this.scores.byteOffset, this.gradient.byteOffset);
    }
  }

  /** Returns how many rows the block that begins at row `start` has. */
  private computeScores(start: number): number {
    const count = Math.min(BLOCK, this.shape.size - start);
    const [x, end, stride] = this.addressesOf(start, count);
    this.kernel.scores(x, end, stride, this.theta.byteOffset, this.scores.byteOffset);
    return count;
  }

  private computeSlopes(loss: Loss, start: number, count: number): void {
    const { scores, targets, signs } = this;
    if (this.shape.binary && loss === crossEntropyLoss) {
      const end = scores.byteOffset + Math.ceil(count / 2) * 2 * BYTES;
      this.kernel.sigmoidSlopes(scores.byteOffset, end, signs.byteOffset + start * BYTES);
      return;
    }
    for (let i = 0; i < count; i++) scores[i] = loss.slope(scores[i], targets[start + i]);
  }

  private addressesOf(start: number, count: number): [x: number, end: number, stride: number] {
    const stride = this.width * BYTES;
    const x = this.rows.byteOffset + start * stride;
    return [x, x + Math.ceil(count / 4) * 4 * stride, stride];
  }
}
