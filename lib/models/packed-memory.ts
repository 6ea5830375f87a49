/** Rows worked on together: 2048 rows of 10 features are 160 kB, which stays in the cache between both loops. */
export const BLOCK = 2048;
export const BYTES = 8;
const PAGE = 65_536;
const MOST_PAGES = 65_536;

/** What is in the memory; the places follow from it. */
export interface PackedShape {
  /** Examples n. */
  readonly size: number;
  /** Parameters p, the intercept included. */
  readonly dimension: number;
  /** How many threads work on it; each has a gradient and scores of its own. */
  readonly threads: number;
  /** Whether all targets are 0 or 1, as the kernel of the cross-entropy needs. */
  readonly binary: boolean;
}

/** Memory that is large enough; shared memory can be seen by several threads. */
export function packedMemory(shape: PackedShape): WebAssembly.Memory {
  const pages = Math.ceil((placesOf(shape).end * BYTES) / PAGE);
  if (pages > MOST_PAGES) {
    throw new RangeError(
      `packedRisk: ${shape.size} rows of ${shape.dimension} numbers need more than 4 GiB; use descendInBatches over parts of the data.`,
    );
  }
  if (shape.threads === 1) return new WebAssembly.Memory({ initial: pages });
  return new WebAssembly.Memory({ initial: pages, maximum: pages, shared: true });
}

/** Where everything lies, counted in numbers of 8 bytes. Rows are padded to an even length, and to a multiple of four of them. */
export function placesOf({ size, dimension, threads }: PackedShape) {
  const width = dimension + (dimension % 2);
  const paddedRows = Math.ceil(size / 4) * 4;
  const perThread = width + BLOCK;
  const rows = width + threads * perThread;
  const targets = rows + paddedRows * width;
  const signs = targets + paddedRows;
  return { width, perThread, rows, targets, signs, end: signs + paddedRows };
}
