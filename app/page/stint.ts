import { pause } from './calm';

/** So long the page works before the browser may do something else, in milliseconds. */
const STINT_MS = 12;

/** So long the page's own work stands back for an answer of the kernel: most come sooner. */
const PATIENCE_MS = 500;

let ends = 0;
let running: Promise<void> | undefined;

/** Has the page's own work stand back until a cell has its answer: the kernel may need the same processor. */
export function goesFirst(answer: Promise<unknown>): void {
  const over = Promise.race([answer.catch(() => undefined), pause(PATIENCE_MS)]).then(() => {
    if (running === over) running = undefined;
  });
  running = over;
}

/** Between two pieces of work: lets what the student types and what the kernel answers go first. */
export async function rest(): Promise<void> {
  if (performance.now() < ends) return;
  await whenNothingWaits();
  while (running) {
    await running;
    await whenNothingWaits();
  }
  ends = performance.now() + STINT_MS;
}

/** Unlike an idle callback, a task in the background comes in time on a busy machine, too. */
function whenNothingWaits(): Promise<void> {
  return new Promise((resolve) => {
    if ('scheduler' in globalThis) {
      void globalThis.scheduler.postTask(() => resolve(), { priority: 'background' });
    } else {
      setTimeout(resolve);
    }
  });
}
