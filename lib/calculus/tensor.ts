import { matrixProduct } from './matrix-product';
import type { Edge, GraphNode } from './reverse-mode';
import { broadcast, entriesOf, logSumExpOfRows, summedTo, transposed } from './tensor-kernels';

/**
 * A matrix in a computational graph, for reverse-mode automatic differentiation.
 *
 * As `Variable`, with a whole matrix in each node. Entry (i, j) is at data[i · columns + j]. Operands of +, −, × and ÷ may have one
 * row, one column or one entry where the other has more: it is repeated, and its derivative is the sum over the repetitions.
 *
 * @example
 * import { Tensor, tensorGradients } from 'nabla';
 * const w = Tensor.from([[1, 2], [3, 4]]);
 * const loss = w.times(w).sum();
 * tensorGradients(loss, [w])[0].toRows(); // → [[2, 4], [6, 8]]
 * @source Curriculum 12
 */
export class Tensor implements GraphNode<Tensor> {
  constructor(
    readonly rows: number,
    readonly columns: number,
    readonly data: Float64Array,
    readonly edges: readonly Edge<Tensor>[] = [],
  ) {
    if (data.length === rows * columns) return;
    throw new RangeError(
      `Tensor: ${rows} × ${columns} needs ${rows * columns} numbers, but there are ${data.length}.`,
    );
  }

  /** A constant or an input, from rows of equal length. */
  static from(rows: readonly (readonly number[])[]): Tensor {
    const data = entriesOf(rows);
    return new Tensor(rows.length, data.length / rows.length, data);
  }

  /** All entries the same. */
  static filled(rows: number, columns: number, value: number): Tensor {
    return new Tensor(rows, columns, new Float64Array(rows * columns).fill(value));
  }

  /** The only entry of a 1 × 1 tensor, such as a loss. */
  get value(): number {
    if (this.data.length === 1) return this.data[0];
    throw new RangeError(
      `Tensor: only a 1 × 1 tensor has one value, but this is ${this.rows} × ${this.columns}.`,
    );
  }

  toRows(): number[][] {
    return Array.from({ length: this.rows }, (_, i) =>
      Array.from(this.data.subarray(i * this.columns, (i + 1) * this.columns)),
    );
  }

  plus(other: Tensor | number): Tensor {
    const b = this.operand(other);
    return this.combine(b, (x, y) => x + y, [(g) => g, (g) => g]);
  }

  minus(other: Tensor | number): Tensor {
    const b = this.operand(other);
    return this.combine(b, (x, y) => x - y, [(g) => g, (g) => g.times(-1)]);
  }

  /** Entry by entry. */
  times(other: Tensor | number): Tensor {
    const b = this.operand(other);
    return this.combine(b, (x, y) => x * y, [(g) => g.times(b), (g) => g.times(this)]);
  }

  /** Entry by entry. */
  over(other: Tensor | number): Tensor {
    const b = this.operand(other);
    return this.combine(b, (x, y) => x / y, [
      (g) => g.over(b),
      (g) => g.times(this).over(b).over(b).times(-1),
    ]);
  }

  /** The matrix product. ∂/∂A = G·Bᵀ and ∂/∂B = Aᵀ·G. */
  matmul(b: Tensor): Tensor {
    if (this.columns !== b.rows) {
      throw new RangeError(
        `Tensor: a ${this.rows} × ${this.columns} matrix cannot be multiplied by a ${b.rows} × ${b.columns} one; the inner sizes must agree.`,
      );
    }
    return new Tensor(this.rows, b.columns, matrixProduct(this, b), [
      { operand: this, pull: (g) => g.matmul(b.transpose()) },
      { operand: b, pull: (g) => this.transpose().matmul(g) },
    ]);
  }

  transpose(): Tensor {
    return new Tensor(this.columns, this.rows, transposed(this), [
      { operand: this, pull: (g) => g.transpose() },
    ]);
  }

  exp(): Tensor {
    const result: Tensor = this.map(Math.exp, (g) => g.times(result));
    return result;
  }

  log(): Tensor {
    return this.map(Math.log, (g) => g.over(this));
  }

  tanh(): Tensor {
    const result: Tensor = this.map(Math.tanh, (g) => g.minus(g.times(result).times(result)));
    return result;
  }

  sigmoid(): Tensor {
    const result: Tensor = this.map(
      (x) => (x < 0 ? Math.exp(x) / (1 + Math.exp(x)) : 1 / (1 + Math.exp(-x))),
      (g) => g.times(result).minus(g.times(result).times(result)),
    );
    return result;
  }

  /** max(0, x), with slope 0 at the kink. */
  relu(): Tensor {
    return this.map(
      (x) => Math.max(0, x),
      (g) =>
        g.times(
          new Tensor(
            this.rows,
            this.columns,
            this.data.map((x) => (x > 0 ? 1 : 0)),
          ),
        ),
    );
  }

  /** The sum of all entries, 1 × 1. */
  sum(): Tensor {
    return this.sumTo(1, 1);
  }

  /** The mean of all entries, 1 × 1. */
  mean(): Tensor {
    return this.sum().times(1 / this.data.length);
  }

  /** ln Σⱼ e^{xᵢⱼ} for each row, rows × 1, without overflow. Its derivative is the softmax of the row. */
  logSumExp(): Tensor {
    const total: Tensor = new Tensor(this.rows, 1, logSumExpOfRows(this), [
      { operand: this, pull: (g) => this.minus(total).exp().times(g) },
    ]);
    return total;
  }

  /** Adds up repeated rows or columns: the reverse of `repeatTo`. */
  private sumTo(rows: number, columns: number): Tensor {
    if (rows === this.rows && columns === this.columns) return this;
    const { rows: fullRows, columns: fullColumns } = this;
    return new Tensor(rows, columns, summedTo(this, rows, columns), [
      { operand: this, pull: (g) => g.repeatTo(fullRows, fullColumns) },
    ]);
  }

  /** Repeats a row, a column or an entry: the reverse of `sumTo`. */
  private repeatTo(rows: number, columns: number): Tensor {
    if (rows === this.rows && columns === this.columns) return this;
    return Tensor.filled(rows, columns, 1).times(this);
  }

  private operand(other: Tensor | number): Tensor {
    return typeof other === 'number' ? Tensor.filled(1, 1, other) : other;
  }

  private map(f: (x: number) => number, pull: (upstream: Tensor) => Tensor): Tensor {
    const { rows, columns, data } = this;
    const result = new Float64Array(data.length);
    for (let i = 0; i < data.length; i++) result[i] = f(data[i]);
    return new Tensor(rows, columns, result, [{ operand: this, pull }]);
  }

  private combine(
    b: Tensor,
    f: (x: number, y: number) => number,
    [pullA, pullB]: readonly [(g: Tensor) => Tensor, (g: Tensor) => Tensor],
  ): Tensor {
    const { rows, columns, data } = broadcast(this, b, f);
    return new Tensor(rows, columns, data, [
      { operand: this, pull: (g) => pullA(g).sumTo(this.rows, this.columns) },
      { operand: b, pull: (g) => pullB(g).sumTo(b.rows, b.columns) },
    ]);
  }
}
