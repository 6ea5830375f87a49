// Runs inside the page of a lesson: runs the first code cell by Shift+Enter as soon as it can be typed in, and notes on
// the page's own clock when that was and when the cell has shown a result. The page presses the key itself, because
// one pressed from outside comes when the browser has attended to whoever drives it.
function runFirstCell() {
  const key = { key: 'Enter', code: 'Enter', keyCode: 13, shiftKey: true };
  const press = (place) =>
    place.dispatchEvent(new KeyboardEvent('keydown', { ...key, bubbles: true, cancelable: true }));
  window.noted = new Promise((resolve) => {
    let editor = 0;
    const look = () => {
      const cell = document.querySelector('.jp-CodeCell');
      const content = cell?.querySelector('.cm-content');
      if (content && editor === 0) {
        editor = performance.now();
        content.focus();
        setTimeout(() => press(content));
      }
      if (!cell?.querySelector('.jp-OutputArea-output')) return;
      watching.disconnect();
      const [{ responseStart: answered }] = performance.getEntriesByType('navigation');
      resolve({ answered, editor, result: performance.now() });
    };
    const watching = new MutationObserver(look);
    watching.observe(document, { childList: true, subtree: true });
  });
}

/** Prepares a browser's context: in its pages `openAndRun` works. */
export const prepare = (context) => context.addInitScript(runFirstCell);

/**
 * Opens a lesson that was never run and runs its first code cell. When the server answered, when the cell could be
 * typed in and when it showed its result: milliseconds since the navigation began.
 */
export async function openAndRun(page, address) {
  await page.goto(address, { waitUntil: 'commit' });
  return page.evaluate(() => window.noted);
}
