declare global {
  interface Window {
    /** What the page's first script asked for: the lesson, and then its kernel, which never fails here. */
    early?: { lesson: Promise<Response> | undefined; readonly session: Promise<unknown> };
  }
}

/**
 * Fetches as the browser does, but takes what was asked for early instead of asking for it again. Who looks for running
 * kernels waits for the one that was asked for: two would be started otherwise.
 */
export async function earlyFetch(
  ...[input, init]: Parameters<typeof fetch>
): ReturnType<typeof fetch> {
  const { early } = window;
  const request = new Request(input, init);
  if (!early) return fetch(request);
  if (new URL(request.url).pathname === '/api/sessions') await early.session;
  const { lesson } = early;
  if (!lesson || !isForLesson(request)) return fetch(request);
  early.lesson = undefined;
  // What went wrong early may be right now.
  return lesson.catch(() => fetch(request));
}

function isForLesson({ method, url }: Request): boolean {
  const { pathname, searchParams } = new URL(url);
  const lesson = pathname.replace('/api/contents/', '/lessons/');
  return method === 'GET' && lesson === location.pathname && searchParams.get('content') === '1';
}
