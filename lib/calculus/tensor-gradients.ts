import { shown } from './arguments';
import { adjoints } from './reverse-mode';
import { Tensor } from './tensor';

/**
 * The derivatives of a 1 × 1 tensor, such as a loss, with respect to others.
 *
 * @param loss what was computed, 1 × 1
 * @param inputs what it was computed from
 * @returns one tensor per input, of its shape; differentiate them again for second derivatives. 0 where there is no dependence.
 * @throws TypeError when the loss or an input is no Tensor; RangeError when the loss is not 1 × 1
 * @example
 * import { Tensor, tensorGradients } from 'nabla';
 * const x = Tensor.from([[1, 2]]);
 * const w = Tensor.from([[3], [4]]);
 * tensorGradients(x.matmul(w), [w])[0].toRows(); // → [[1], [2]]
 * @source Curriculum 12
 */
export function tensorGradients(loss: Tensor, inputs: readonly Tensor[]): Tensor[] {
  for (const each of [loss, ...inputs]) {
    if (each instanceof Tensor) continue;
    throw new TypeError(
      `tensorGradients: the loss and the inputs must be Tensors, but one is ${shown(each)}.`,
    );
  }
  if (loss.data.length !== 1) {
    throw new RangeError(
      `tensorGradients: the loss must be 1 × 1, such as a sum or a mean, but it is ${loss.rows} × ${loss.columns}.`,
    );
  }
  return adjoints(loss, Tensor.filled(1, 1, 1), inputs).map(
    (slope, k) => slope ?? Tensor.filled(inputs[k].rows, inputs[k].columns, 0),
  );
}
