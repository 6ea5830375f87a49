/** So long the page works before the browser may do something else, in milliseconds. */
const STINT_MS = 12;

let ends = 0;

/** Between two pieces of work: lets what the student types and what the kernel answers go first. */
export async function rest(): Promise<void> {
  if (performance.now() < ends) return;
  await whenNothingWaits();
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
