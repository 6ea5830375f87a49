import { setFlagsFromString } from 'node:v8';

/**
 * By how many percent the heap may grow before V8 collects what is no longer used. Left alone, V8
 * lets the garbage of a few hundred cells become several times what lives; a collection of the
 * compiler's heap takes some milliseconds, beside the cells.
 */
const heapGrowingPercent = 30;

/** Keeps the heap of this process small; called before the compiler is loaded. */
export function keepHeapSmall(): void {
  setFlagsFromString(`--heap-growing-percent=${heapGrowingPercent}`);
}

/**
 * Set for the process when it is started. Once a large block was freed, the allocator of glibc keeps
 * up to twice its size for each thread, unless it is told when to give memory back. Other
 * systems' allocators do not know the variable.
 */
export const frugalAllocator = { MALLOC_TRIM_THRESHOLD_: '65536' } as const;
