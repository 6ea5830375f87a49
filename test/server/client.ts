import { type IncomingHttpHeaders, request } from 'node:http';
import type { RunningServer } from '../../app/server/start.js';

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

export interface Asked {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** Sends a request exactly as written: no client in between tidies the path or the headers. */
export function ask(port: number, path: string, asked: Asked = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const { method = 'GET', headers = {}, body } = asked;
    const sent = request({ host: '127.0.0.1', port, path, method, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          text: Buffer.concat(chunks).toString(),
        }),
      );
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

/** The headers of the page itself: its cookie and its origin. */
export function fromPage(server: RunningServer): Record<string, string> {
  return {
    cookie: `nabla-${server.port}=${server.token}`,
    origin: `http://127.0.0.1:${server.port}`,
  };
}

/** Sends a request as the page does and reads its JSON answer. */
export async function askJson(
  server: RunningServer,
  path: string,
  method = 'GET',
  body?: unknown,
): Promise<{ status: number; body: unknown }> {
  const headers = { ...fromPage(server), 'content-type': 'application/json' };
  const text = body === undefined ? {} : { body: JSON.stringify(body) };
  const answer = await ask(server.port, path, { method, headers, ...text });
  return { status: answer.status, body: answer.text === '' ? undefined : JSON.parse(answer.text) };
}
