/*
 * Asks for the lesson and for its kernel while the page's large scripts are still on their way. It is a script of its
 * own, small, and before them.
 */
const address = location.pathname.replace(/^\/lessons\//, '');
const path = decodeURIComponent(address);

const lesson = fetch(`/api/contents/${address}?type=notebook&content=1&hash=1`, {
  cache: 'no-store',
});
// Who takes the lesson hears of a failure; nobody may have taken it yet.
lesson.catch(() => undefined);

// The page finds the kernel among those that run, or asks again and is told what went wrong.
const session = fetch('/api/sessions', {
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ path, name: path, type: 'notebook', kernel: { name: 'tslab' } }),
})
  .then((response): Promise<unknown> | undefined => (response.ok ? response.json() : undefined))
  .catch(() => undefined);

window.early = { lesson, session };

export {};
