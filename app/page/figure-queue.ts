import { pause, sinceInput, sinceScroll } from './calm';

/** Work is done when its place is this close to what is seen, so that it is done when the reader comes there. */
const EARLY = '600px';
/** A reader who has not scrolled for so long has arrived. */
const ARRIVED_MS = 100;
/** A reader who scrolls slowly and without a pause sees a place for longer than this: it is done all the same. */
const PATIENCE_MS = 1500;
/** A reader who has done nothing for so long is not held up by work far from what is seen. */
const AWAY_MS = 500;
/** How often it is looked whether the reader has arrived. */
const LOOK_MS = 50;

interface Task {
  readonly work: () => Promise<unknown>;
  /** Whether it is done also while its place is far from what is seen. */
  readonly ahead: boolean;
  /** Since when its place is near. */
  near: number | undefined;
}

/**
 * The drawing of figures, which takes long, one after another: near what is seen as soon as the reader has stopped
 * scrolling, elsewhere while the reader does nothing.
 */
export class FigureQueue {
  private readonly tasks = new Map<Element, Task>();
  private working = false;
  private readonly near = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting, time } of entries) {
        const task = this.tasks.get(target);
        if (task) task.near = isIntersecting ? (task.near ?? time) : undefined;
      }
      void this.workThrough();
    },
    { rootMargin: EARLY },
  );

  /** Does the work for a place once; `ahead` tells whether also while it is far from what is seen. */
  add(place: Element, work: () => Promise<unknown>, ahead = true): void {
    this.remove(place);
    this.tasks.set(place, { work, ahead, near: undefined });
    this.near.observe(place);
    void this.workThrough();
  }

  remove(place: Element): void {
    this.tasks.delete(place);
    this.near.unobserve(place);
  }

  private async workThrough(): Promise<void> {
    if (this.working) return;
    this.working = true;
    while ([...this.tasks].some(mayBecomeDue)) {
      const [place, task] = this.due() ?? [];
      if (place && task) {
        this.remove(place);
        await task.work();
        // What the reader did meanwhile is told of only now.
        await pause(ARRIVED_MS);
      } else await pause(LOOK_MS);
    }
    this.working = false;
  }

  private due(): [Element, Task] | undefined {
    const tasks = [...this.tasks];
    const now = performance.now();
    const arrived = sinceScroll() >= ARRIVED_MS;
    const isDue = ({ near }: Task) => near !== undefined && (arrived || now - near >= PATIENCE_MS);
    const away = sinceInput() >= AWAY_MS;
    return (
      tasks.find(([, task]) => isDue(task)) ??
      tasks.find(([place, { ahead }]) => away && ahead && place.isConnected)
    );
  }
}

/** What is far and waits to come near is heard of then. */
function mayBecomeDue([place, { near, ahead }]: readonly [Element, Task]): boolean {
  return near !== undefined || (ahead && place.isConnected);
}
