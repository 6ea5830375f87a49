// Runs inside the page of a lesson: notes on the page's own clock when its first code cell can be typed in and when
// that cell has shown a result.
export function noteFirstResult() {
  window.noted = new Promise((resolve) => {
    let editor = 0;
    const look = () => {
      const cell = document.querySelector('.jp-CodeCell');
      const content = cell?.querySelector('.cm-content');
      if (content && editor === 0) {
        editor = performance.now();
        content.focus();
        document.body.dataset.editable = 'yes';
      }
      if (!cell?.querySelector('.jp-OutputArea-output')) return;
      watching.disconnect();
      resolve({ editor, result: performance.now() });
    };
    const watching = new MutationObserver(look);
    watching.observe(document, { childList: true, subtree: true });
  });
}

/** Opens a lesson and runs its first code cell as soon as it can be typed in. Milliseconds since the navigation began. */
export async function openAndRun(page, address) {
  await page.addInitScript(noteFirstResult);
  await page.goto(address, { waitUntil: 'commit' });
  await page.waitForSelector('body[data-editable]');
  await page.keyboard.press('Shift+Enter');
  const times = await page.evaluate(() => window.noted);
  const answered = await page.evaluate(
    () => performance.getEntriesByType('navigation')[0].responseStart,
  );
  return { ...times, answered };
}
