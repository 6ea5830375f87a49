import { SIGMOID_SLOPES } from './sigmoid-kernel';
import * as wasm from './wasm-assembler';

/**
 * The inner loops of linear models, in WebAssembly with vectors of two doubles, four rows at a time.
 * All numbers are addresses in bytes. Rows come in fours, columns in twos: pad with zeros.
 */
export interface LinearKernel {
  /** scores[i] ← xᵢᵀθ for the rows from `x` up to `end`, each `stride` bytes long. */
  scores(x: number, end: number, stride: number, theta: number, scores: number): void;
  /** scores[i] ← sᵢ·σ(sᵢ·scores[i]), the slope of the cross-entropy, with signs sᵢ = 1 for label 0 and −1 for label 1. */
  sigmoidSlopes(scores: number, end: number, signs: number): void;
  /** gradient ← gradient + Σ slopes[i]·xᵢ for the rows from `x` up to `end`. */
  accumulate(x: number, end: number, stride: number, slopes: number, gradient: number): void;
}

/** Places of the parameters, the same in both functions, and of the locals after them. */
const [X, END, STRIDE, WEIGHTS, OUT] = [0, 1, 2, 3, 4];
const J = 5;
const ROWS = [6, 7, 8, 9];
const VECTORS = [10, 11, 12, 13];
const LOCALS = [...new Array<number>(5).fill(wasm.I32), ...new Array<number>(4).fill(wasm.V128)];

/** The kernel on a memory, shared with other threads or not; compiled in less than a millisecond. */
export function linearKernel(memory: WebAssembly.Memory, shared = false): LinearKernel {
  const functions = [SCORES, ACCUMULATE, SIGMOID_SLOPES];
  const module = new WebAssembly.Module(wasm.moduleBytes(functions, shared));
  const instance = new WebAssembly.Instance(module, { env: { memory } });
  return {
    scores: kernelFunction(instance.exports.scores),
    accumulate: kernelFunction(instance.exports.accumulate),
    sigmoidSlopes: kernelFunction(instance.exports.sigmoidSlopes),
  };
}

function kernelFunction(exported: unknown): (...addresses: readonly number[]) => void {
  if (typeof exported !== 'function') throw new TypeError('The kernel lacks a function.');
  return (...addresses) => {
    exported(...addresses);
  };
}

const at = (base: number) => wasm.i32Add(wasm.get(base), wasm.get(J));
const forEachRow = (body: (k: number) => wasm.Bytes) => ROWS.flatMap((_, k) => body(k));

/** Runs the body for J = 0, 16, … below STRIDE: two columns a time. */
const forEachColumnPair = (body: wasm.Bytes) => [
  ...wasm.set(J, wasm.i32(0)),
  ...wasm.doWhile(
    [...body, ...wasm.set(J, wasm.i32Add(wasm.get(J), wasm.i32(16)))],
    wasm.i32Less(wasm.get(J), wasm.get(STRIDE)),
  ),
];

/** Runs the body with the addresses of four rows in ROWS, until X reaches END; `pointer` moves by four doubles each time. */
const forFourRows = (body: wasm.Bytes, pointer: number) =>
  wasm.doWhile(
    [
      ...wasm.set(ROWS[0], wasm.get(X)),
      ...[1, 2, 3].flatMap((k) =>
        wasm.set(ROWS[k], wasm.i32Add(wasm.get(ROWS[k - 1]), wasm.get(STRIDE))),
      ),
      ...body,
      ...wasm.set(X, wasm.i32Add(wasm.get(ROWS[3]), wasm.get(STRIDE))),
      ...wasm.set(pointer, wasm.i32Add(wasm.get(pointer), wasm.i32(32))),
    ],
    wasm.i32Less(wasm.get(X), wasm.get(END)),
  );

const SCORES: wasm.KernelFunction = {
  name: 'scores',
  parameters: 5,
  locals: LOCALS,
  body: forFourRows(
    [
      ...forEachRow((k) => wasm.set(VECTORS[k], wasm.vectorZero)),
      ...forEachColumnPair(
        forEachRow((k) =>
          wasm.set(
            VECTORS[k],
            wasm.vectorAdd(
              wasm.get(VECTORS[k]),
              wasm.vectorMultiply(wasm.vectorLoad(at(ROWS[k])), wasm.vectorLoad(at(WEIGHTS))),
            ),
          ),
        ),
      ),
      ...forEachRow((k) =>
        wasm.f64Store(
          wasm.get(OUT),
          wasm.f64Add(wasm.lane(wasm.get(VECTORS[k]), 0), wasm.lane(wasm.get(VECTORS[k]), 1)),
          8 * k,
        ),
      ),
    ],
    OUT,
  ),
};

const ACCUMULATE: wasm.KernelFunction = {
  name: 'accumulate',
  parameters: 5,
  locals: LOCALS,
  body: forFourRows(
    [
      ...forEachRow((k) =>
        wasm.set(VECTORS[k], wasm.splat(wasm.f64Load(wasm.get(WEIGHTS), 8 * k))),
      ),
      ...forEachColumnPair(
        wasm.vectorStore(
          at(OUT),
          ROWS.reduce<wasm.Bytes>(
            (sum, row, k) =>
              wasm.vectorAdd(
                sum,
                wasm.vectorMultiply(wasm.get(VECTORS[k]), wasm.vectorLoad(at(row))),
              ),
            wasm.vectorLoad(at(OUT)),
          ),
        ),
      ),
    ],
    WEIGHTS,
  ),
};
