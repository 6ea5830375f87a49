import type { IncomingMessage } from 'node:http';
import { RateLimit } from './rate-limit.js';
import { Refusal } from './refusal.js';
import { sameSecret } from './token.js';

const READING = new Set(['GET', 'HEAD']);

/**
 * Decides whether a request may come in.
 *
 * Any web page that a student visits can send requests to 127.0.0.1, and any name can be made to resolve there;
 * so the Host must be ours, an Origin must be ours, and the secret of the printed address must be known.
 */
export class Gate {
  readonly cookieName: string;
  private readonly hosts: ReadonlySet<string>;
  private readonly requests = new RateLimit(1000, 200, 'requests');
  private readonly wrongSecrets = new RateLimit(20, 0.2, 'wrong tokens');

  constructor(
    private readonly token: string,
    readonly port: number,
  ) {
    this.cookieName = `nabla-${port}`;
    this.hosts = new Set([`127.0.0.1:${port}`, `localhost:${port}`]);
  }

  /** The cookie that stands for the token from now on; one name per port, as ports share a host's cookies. */
  cookie(): string {
    return `${this.cookieName}=${this.token}; Path=/; HttpOnly; SameSite=Strict`;
  }

  /** @throws Refusal 403 when the request was addressed to another host, or sent by another site's page; 429 when too many come */
  checkSource(request: IncomingMessage): void {
    this.requests.take();
    const host = request.headers.host ?? '';
    if (!this.hosts.has(host)) {
      throw new Refusal(403, `This server does not answer for the host "${host}".`);
    }
    const origin = request.headers.origin;
    if (origin !== undefined && origin !== `http://${host}`) {
      throw new Refusal(403, `Requests from ${origin} are refused.`);
    }
  }

  /** @throws Refusal 403 when the request does not carry the secret */
  checkSecret(request: IncomingMessage): void {
    const header = /^(?:token|bearer)\s+(\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
    if (header !== undefined && this.knows(header)) return;
    const cookie = readCookie(request.headers.cookie ?? '', this.cookieName);
    if (cookie === undefined || !this.knows(cookie)) {
      if (header !== undefined || cookie !== undefined) this.wrongSecrets.take();
      throw new Refusal(403, 'Open the address that was printed when the course was started.');
    }
    // A browser sends cookies by itself, so a cookie alone may only read; what changes something must name its origin.
    const changes = !READING.has(request.method ?? '') || request.headers.upgrade !== undefined;
    if (changes && request.headers.origin === undefined) {
      throw new Refusal(403, 'A request that changes something must carry an Origin.');
    }
  }

  /** @throws Refusal 403 when the token of an address is not ours; 429 when many were not */
  checkToken(token: string): void {
    if (this.knows(token)) return;
    this.wrongSecrets.take();
    throw new Refusal(403, 'This address is from an earlier start; open the one printed last.');
  }

  private knows(secret: string): boolean {
    return sameSecret(secret, this.token);
  }
}

function readCookie(header: string, name: string): string | undefined {
  for (const pair of header.split(';')) {
    const [key, ...value] = pair.trim().split('=');
    if (key === name) return value.join('=');
  }
  return undefined;
}
