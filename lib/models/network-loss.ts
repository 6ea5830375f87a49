import { Tensor } from '../calculus/tensor';
import type { Matrix } from '../data/matrix';

/** Mean of ln Σ eᶻ − z_y. */
export function crossEntropy(scores: Tensor, labels: readonly number[]): Tensor {
  const picked = Tensor.from(
    labels.map((label) => Array.from({ length: scores.columns }, (_, c) => (c === label ? 1 : 0))),
  );
  const gap = scores.logSumExp().sum().minus(scores.times(picked).sum());
  return gap.times(1 / labels.length);
}

/** The mean of squared residuals. */
export function squaredError(outputs: Tensor, targets: readonly number[]): Tensor {
  const residuals = outputs.minus(Tensor.from(targets.map((target) => [target])));
  return residuals.times(residuals).mean();
}

/** The rows of these examples. */
export function rowsAt({ columns, data }: Matrix, examples: ArrayLike<number>): Tensor {
  const rows = new Float64Array(examples.length * columns);
  for (let k = 0; k < examples.length; k++) {
    rows.set(data.subarray(examples[k] * columns, (examples[k] + 1) * columns), k * columns);
  }
  return new Tensor(examples.length, columns, rows);
}
