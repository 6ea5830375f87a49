import { moveDrafts } from './draft-store';

/* All pages of the course in this browser hear of a notebook's new name. */

interface Renamed {
  readonly from: string;
  readonly to: string;
}

const channel = new BroadcastChannel('nabla-renames');

export function tellRenamed(from: string, to: string): void {
  moveDrafts(from, to);
  channel.postMessage({ from, to } satisfies Renamed);
}

export function onRenamed(react: (renamed: Renamed) => void): void {
  channel.addEventListener('message', ({ data }: MessageEvent<Renamed>) => react(data));
}
