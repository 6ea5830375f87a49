/** ‖(v_k, v_{k+1}, …)‖. */
export function tailLength(vector: Float64Array, from: number): number {
  let sum = 0;
  for (let i = from; i < vector.length; i++) sum += vector[i] ** 2;
  return Math.sqrt(sum);
}

/** Swaps the column with the longest tail to position k. */
export function bringLongestForward(vectors: Float64Array[], order: number[], k: number): void {
  let longest = k;
  let most = -1;
  for (let j = k; j < vectors.length; j++) {
    const length = tailLength(vectors[j], k);
    if (length > most) [longest, most] = [j, length];
  }
  [vectors[k], vectors[longest]] = [vectors[longest], vectors[k]];
  [order[k], order[longest]] = [order[longest], order[k]];
}

/** Overwrites the tail with v, v_k = 1, such that (I − τvvᵀ)·tail = β e₁; the sign of β avoids cancellation. */
export function makeReflector(
  vector: Float64Array,
  k: number,
  length: number,
): [beta: number, tau: number] {
  const head = vector[k];
  const beta = head > 0 ? -length : length;
  for (let i = k + 1; i < vector.length; i++) vector[i] /= head - beta;
  vector[k] = 1;
  return [beta, (beta - head) / beta];
}

/** Overwrites the target with (I − τvvᵀ)·target, from entry k on. */
export function reflect(target: Float64Array, v: Float64Array, tau: number, k: number): void {
  let projection = 0;
  for (let i = k; i < target.length; i++) projection += v[i] * target[i];
  projection *= tau;
  for (let i = k; i < target.length; i++) target[i] -= projection * v[i];
}
