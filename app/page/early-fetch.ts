import type { Session } from '@jupyterlab/services';
import { isRecord } from '../is-record';

declare global {
  interface Window {
    /** What the page's first script asked for: the lesson and its session, which is nothing where it failed. */
    early?: { lesson: Promise<Response> | undefined; readonly session: Promise<unknown> };
  }
}

/** Fetches as the browser does, but takes what was asked for early instead of asking for it again. */
export async function earlyFetch(
  ...[input, init]: Parameters<typeof fetch>
): ReturnType<typeof fetch> {
  const { early } = window;
  const request = new Request(input, init);
  if (!early?.lesson || !isForLesson(request)) return fetch(request);
  const { lesson } = early;
  early.lesson = undefined;
  // What went wrong early may be right now.
  return lesson.catch(() => fetch(request));
}

function isForLesson({ method, url }: Request): boolean {
  const { pathname, searchParams } = new URL(url);
  const lesson = pathname.replace('/api/contents/', '/lessons/');
  return method === 'GET' && lesson === location.pathname && searchParams.get('content') === '1';
}

/** The lesson's session with its kernel, as it was asked for early; nothing if that failed. */
export async function earlySession(): Promise<Session.IModel | undefined> {
  const session = await window.early?.session;
  return isSession(session) ? session : undefined;
}

function isSession(value: unknown): value is Session.IModel {
  return isRecord(value) && typeof value.id === 'string' && isRecord(value.kernel);
}
