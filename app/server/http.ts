import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Gate } from './gate.js';
import { protectiveHeaders } from './protection.js';
import { Refusal } from './refusal.js';
import { refusalPage } from './refusal-page.js';
import { html, json, type Reply, redirect } from './reply.js';
import type { Router } from './router.js';

/** Answers one request: through the gate, to the router, and out with the protective headers. */
export async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  gate: Gate,
  router: Router,
): Promise<void> {
  const reply = await replyTo(request, gate, router).catch((error: unknown) =>
    explain(request, error),
  );
  send(request, response, reply, gate);
}

async function replyTo(request: IncomingMessage, gate: Gate, router: Router): Promise<Reply> {
  gate.checkSource(request);
  const url = new URL(request.url ?? '/', `http://${request.headers.host}`);
  const token = url.searchParams.get('token');
  if (token !== null && request.method === 'GET') return enter(gate, url, token);
  if (!url.pathname.startsWith('/static/')) gate.checkSecret(request);
  return router.answer(request, url);
}

/** Trades the token of the printed address for a cookie, so that it stays in no history and no referrer. */
function enter(gate: Gate, url: URL, token: string): Reply {
  gate.checkToken(token);
  url.searchParams.delete('token');
  return redirect(url.pathname + url.search, { 'set-cookie': gate.cookie() });
}

/** What the server did not foresee is told in the terminal alone: an error's own text may name places on the disk. */
const UNFORESEEN = 'The server failed; the terminal where the course was started says why.';

export function explain(request: IncomingMessage, error: unknown): Reply {
  if (!(error instanceof Refusal)) console.error(`${request.method} ${request.url}:`, error);
  const status = error instanceof Refusal ? error.status : 500;
  const message = error instanceof Refusal ? error.message : UNFORESEEN;
  const forPerson = request.headers.accept?.includes('text/html');
  if (forPerson) return html(refusalPage(status, message), status);
  return json({ message, reason: null }, status);
}

function send(request: IncomingMessage, response: ServerResponse, reply: Reply, gate: Gate): void {
  const body = Buffer.from(reply.body ?? '');
  response.writeHead(reply.status, {
    'cache-control': 'no-store',
    ...protectiveHeaders(gate.port),
    ...reply.headers,
    ...(reply.status === 204 ? {} : { 'content-length': body.length }),
    // After a refusal, what is left of a large body is not read.
    ...(reply.status >= 400 ? { connection: 'close' } : {}),
  });
  response.end(request.method === 'HEAD' ? undefined : body);
}
