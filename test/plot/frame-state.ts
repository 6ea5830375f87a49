import type { Figure } from '../../lib/plot';
import type { JsonObject } from '../../lib/plot/json';

/** The traces that a frame changes, as they look then: what the frame brings over what the figure began with. */
export function frameState({ data, frames = [] }: Figure, index: number): JsonObject[] {
  const { traces = [], data: parts = [] } = frames[index] ?? {};
  return parts.map((part, k) => ({ ...data[traces[k] ?? -1], ...part }));
}
