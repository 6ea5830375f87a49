import type { IncomingMessage } from 'node:http';
import { Refusal } from './refusal.js';
import type { Reply } from './reply.js';

/** One request, taken apart. `path` holds what `*` matched, decoded segment by segment. */
export interface Call {
  readonly request: IncomingMessage;
  readonly url: URL;
  readonly params: Readonly<Record<string, string>>;
  readonly path: readonly string[];
}

export type Handler = (call: Call) => Reply | Promise<Reply>;

interface Route {
  readonly method: string;
  readonly pattern: readonly string[];
  readonly handler: Handler;
}

/**
 * Finds the handler of a request.
 *
 * A pattern is a path whose segments may be `:name` (one segment) or, as the last one, `*` (all that follow).
 * Patterns are tried in the order in which they were added.
 */
export class Router {
  private readonly routes: Route[] = [];

  add(method: string, pattern: string, handler: Handler): this {
    this.routes.push({ method, pattern: split(pattern), handler });
    return this;
  }

  /** @throws Refusal 404 for an unknown path, 405 for a known path with another method */
  async answer(request: IncomingMessage, url: URL): Promise<Reply> {
    const segments = split(url.pathname).map(decode);
    const matching = this.routes.filter((route) => matches(route.pattern, segments));
    if (matching.length === 0) throw new Refusal(404, `There is nothing at ${url.pathname}.`);
    const method = request.method === 'HEAD' ? 'GET' : request.method;
    const route = matching.find((candidate) => candidate.method === method);
    if (!route) {
      throw new Refusal(405, `${request.method} is not possible at ${url.pathname}.`);
    }
    return route.handler({ request, url, ...capture(route.pattern, segments) });
  }
}

function split(path: string): string[] {
  return path.split('/').filter((segment) => segment !== '');
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    throw new Refusal(400, `The address contains "${segment}", which is not a valid encoding.`);
  }
}

function matches(pattern: readonly string[], segments: readonly string[]): boolean {
  const open = pattern.at(-1) === '*';
  const fixed = open ? pattern.slice(0, -1) : pattern;
  if (open ? segments.length < fixed.length : segments.length !== fixed.length) return false;
  return fixed.every((part, i) => part.startsWith(':') || part === segments[i]);
}

function capture(pattern: readonly string[], segments: readonly string[]) {
  const params: Record<string, string> = {};
  let path: readonly string[] = [];
  pattern.forEach((part, i) => {
    if (part === '*') path = segments.slice(i);
    else if (part.startsWith(':')) params[part.slice(1)] = segments[i] ?? '';
  });
  return { params, path };
}
