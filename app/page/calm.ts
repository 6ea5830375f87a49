/** What a reader does with the page, which must not be held up. */
const SCROLLS = ['scroll', 'wheel', 'touchmove'];
const INPUTS = [...SCROLLS, 'keydown', 'pointerdown', 'input'];

let lastScroll = 0;
let lastInput = 0;
let lastAct = 0;

for (const event of INPUTS) {
  const note = () => {
    lastInput = performance.now();
    if (SCROLLS.includes(event)) lastScroll = lastInput;
    // The page itself scrolls, too.
    if (event !== 'scroll') lastAct = lastInput;
  };
  addEventListener(event, note, { capture: true, passive: true });
}

/** Milliseconds since the page was scrolled last. */
export function sinceScroll(): number {
  return performance.now() - lastScroll;
}

/** Milliseconds since the reader scrolled, typed or pressed anything. */
export function sinceInput(): number {
  return performance.now() - lastInput;
}

/** Whether the reader did anything since then, by the clock of the page. */
export function hasActedSince(time: number): boolean {
  return lastAct > time;
}

/** Waits until the reader has done nothing for so long. */
export async function untilCalm(milliseconds: number): Promise<void> {
  while (sinceInput() < milliseconds) await pause(milliseconds - sinceInput());
}

export function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
