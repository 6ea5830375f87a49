/** A matrix for multiplication: entry (i, j) at data[i · columns + j]. */
interface Factor {
  readonly rows: number;
  readonly columns: number;
  readonly data: Float64Array;
}

/**
 * The product of an m × k and a k × n matrix, row after row.
 *
 * Row i of the result is Σₗ aᵢₗ · (row l of b): both matrices are read in the order they lie in memory. Four rows of b are taken
 * at a time, so that each entry of the result is read and written once for four products.
 */
export function matrixProduct(a: Factor, b: Factor): Float64Array {
  const [m, k, n] = [a.rows, a.columns, b.columns];
  const result = new Float64Array(m * n);
  const [left, right] = [a.data, b.data];
  const whole = k - (k % 4);
  for (let i = 0; i < m; i++) {
    const out = i * n;
    for (let l = 0; l < whole; l += 4) {
      const a0 = left[i * k + l];
      const a1 = left[i * k + l + 1];
      const a2 = left[i * k + l + 2];
      const a3 = left[i * k + l + 3];
      const row = l * n;
      for (let j = 0; j < n; j++) {
        const at = row + j;
        result[out + j] +=
          a0 * right[at] + a1 * right[at + n] + a2 * right[at + 2 * n] + a3 * right[at + 3 * n];
      }
    }
    for (let l = whole; l < k; l++) {
      const factor = left[i * k + l];
      for (let j = 0; j < n; j++) result[out + j] += factor * right[l * n + j];
    }
  }
  return result;
}
