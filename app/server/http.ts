import type { IncomingMessage, ServerResponse } from 'node:http';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { addressOf, pathHere } from './address.js';
import { entrancePage } from './entrance-page.js';
import { type Gate, isSentByOthers } from './gate.js';
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
  await send(request, response, reply, gate);
}

async function replyTo(request: IncomingMessage, gate: Gate, router: Router): Promise<Reply> {
  gate.checkSource(request);
  const url = addressOf(request);
  const token = url.searchParams.get('token');
  if (token !== null && request.method === 'GET') return enter(request, gate, url, token);
  gate.checkRate(request);
  if (!url.pathname.startsWith('/static/')) gate.checkSecret(request);
  return router.answer(request, url);
}

/** Trades the token of the printed address for a cookie, so that it stays in no history and no referrer. */
function enter(request: IncomingMessage, gate: Gate, url: URL, token: string): Reply {
  gate.checkToken(token);
  url.searchParams.delete('token');
  const location = pathHere(url);
  const headers = { 'set-cookie': gate.cookie() };
  if (isSentByOthers(request)) return html(entrancePage(location), 200, headers);
  return redirect(location, headers);
}

/** What the server did not foresee is told in the terminal alone: an error's own text may name places on the disk. */
const UNFORESEEN = 'The server failed; the terminal where the course was started says why.';

export function explain(request: IncomingMessage, error: unknown): Reply {
  if (!(error instanceof Refusal)) {
    // Signs that the terminal would obey are no part of what it is told.
    console.error(`${request.method} ${request.url?.replace(/[^!-~]/g, '?')}:`, error);
  }
  const status = error instanceof Refusal ? error.status : 500;
  const message = error instanceof Refusal ? error.message : UNFORESEEN;
  const forPerson = request.headers.accept?.includes('text/html');
  if (forPerson) return html(refusalPage(status, message), status);
  return json({ message, reason: null }, status);
}

async function send(
  request: IncomingMessage,
  response: ServerResponse,
  reply: Reply,
  gate: Gate,
): Promise<void> {
  const { headers, body } = await compressed(request, reply);
  response.writeHead(reply.status, {
    'cache-control': 'no-store',
    ...protectiveHeaders(gate.port),
    ...headers,
    ...(reply.status === 204 ? {} : { 'content-length': body.length }),
    // After a refusal, what is left of a large body is not read.
    ...(reply.status >= 400 ? { connection: 'close' } : {}),
  });
  response.end(request.method === 'HEAD' ? undefined : body);
}

/** Between these sizes in bytes an answer in JSON is compressed; what is larger would keep the student waiting. */
const WORTH_COMPRESSING = { least: 2_000, most: 8_000_000 };
const compress = promisify(gzip);

async function compressed(request: IncomingMessage, reply: Reply) {
  const body = Buffer.from(reply.body ?? '');
  const headers = reply.headers ?? {};
  const worth =
    body.length >= WORTH_COMPRESSING.least &&
    body.length <= WORTH_COMPRESSING.most &&
    headers['content-type']?.startsWith('application/json') &&
    String(request.headers['accept-encoding'] ?? '').includes('gzip');
  if (!worth) return { headers, body };
  const encoded = { ...headers, 'content-encoding': 'gzip', vary: 'accept-encoding' };
  return { headers: encoded, body: await compress(body) };
}
