/** Work is done when its place is this close to what is seen, so that it is done when the reader comes there. */
const EARLY = '600px';
/** A browser that has less time than this is scrolling or moving something, and must not be held up. */
const REST_MS = 20;

/**
 * Work on the places of a long page: near what is seen it is done at once, elsewhere piece by piece while the
 * browser rests, and all that is left before the page is printed.
 */
export class ViewQueue {
  private readonly tasks = new Map<Element, () => void>();
  private readonly spare = new Set<Element>();
  private planned = false;
  private readonly near = new IntersectionObserver(
    (entries) => {
      for (const entry of entries) if (entry.isIntersecting) this.run(entry.target);
    },
    { rootMargin: EARLY },
  );

  constructor() {
    addEventListener('beforeprint', () => {
      for (const place of [...this.tasks.keys()]) this.run(place);
    });
  }

  /** Does the work for a place once; `ahead` tells whether also while it is far from what is seen. */
  add(place: Element, work: () => void, ahead = true): void {
    this.tasks.set(place, work);
    if (ahead) this.spare.add(place);
    this.near.observe(place);
    this.plan();
  }

  remove(place: Element): void {
    this.tasks.delete(place);
    this.spare.delete(place);
    this.near.unobserve(place);
  }

  private plan(): void {
    if (this.planned || this.spare.size === 0) return;
    this.planned = true;
    requestIdleCallback((rest) => {
      this.planned = false;
      for (const place of this.spare) {
        if (rest.timeRemaining() < REST_MS) break;
        // What is not on the page has its turn when it comes into view.
        if (place.isConnected) this.run(place);
        else this.spare.delete(place);
      }
      this.plan();
    });
  }

  private run(place: Element): void {
    const work = this.tasks.get(place);
    this.remove(place);
    work?.();
  }
}
