/**
 * The lower triangle L with A = L·Lᵀ, for a symmetric positive definite A; undefined when A is not positive definite.
 *
 * A.-L. Cholesky; G. Golub, C. Van Loan, Matrix Computations, 4.2.
 */
export function cholesky(a: readonly (readonly number[])[]): number[][] | undefined {
  const lower: number[][] = [];
  for (let i = 0; i < a.length; i++) {
    const row: number[] = [];
    for (let j = 0; j <= i; j++) {
      const other = j === i ? row : lower[j];
      let rest = a[i][j];
      for (let k = 0; k < j; k++) rest -= row[k] * other[k];
      if (j < i) row.push(rest / lower[j][j]);
      else if (rest > Number.EPSILON * Math.abs(a[i][i])) row.push(Math.sqrt(rest));
      else return undefined;
    }
    lower.push(row);
  }
  return lower;
}

/** Solves L·Lᵀ x = b. */
export function choleskySolve(
  lower: readonly (readonly number[])[],
  b: readonly number[],
): number[] {
  const x = [...b];
  for (let i = 0; i < x.length; i++) {
    for (let k = 0; k < i; k++) x[i] -= lower[i][k] * x[k];
    x[i] /= lower[i][i];
  }
  for (let i = x.length - 1; i >= 0; i--) {
    for (let k = i + 1; k < x.length; k++) x[i] -= lower[k][i] * x[k];
    x[i] /= lower[i][i];
  }
  return x;
}
