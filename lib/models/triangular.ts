/**
 * An upper triangular R as a QR factorisation leaves it: `diagonal`, and above it the heads of the columns, R_kj = columns[j][k].
 */
export interface Triangle {
  readonly columns: readonly Float64Array[];
  readonly diagonal: readonly number[];
}

/** Solves R z = b for the leading block of R, as large as the diagonal is long. */
export function backSubstitute({ columns, diagonal }: Triangle, b: ArrayLike<number>): number[] {
  const z = new Array<number>(diagonal.length).fill(0);
  for (let k = diagonal.length - 1; k >= 0; k--) {
    let sum = b[k];
    for (let j = k + 1; j < diagonal.length; j++) sum -= columns[j][k] * z[j];
    z[k] = sum / diagonal[k];
  }
  return z;
}

/** Solves Rᵀw = g for the leading block of R. */
export function forwardSubstitute({ columns, diagonal }: Triangle, g: readonly number[]): number[] {
  const w: number[] = [];
  for (let k = 0; k < diagonal.length; k++) {
    let sum = g[k];
    for (let j = 0; j < k; j++) sum -= columns[k][j] * w[j];
    w.push(sum / diagonal[k]);
  }
  return w;
}
