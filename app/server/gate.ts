import type { IncomingMessage } from 'node:http';
import { RateLimit } from './rate-limit.js';
import { Refusal } from './refusal.js';
import { newToken, sameSecret } from './token.js';

const READING = new Set(['GET', 'HEAD']);

/** An address that lets one in, once. */
export interface Invitation {
  readonly url: string;
  /** Resolves when it was used. */
  readonly taken: Promise<void>;
}

/**
 * Decides whether a request may come in.
 *
 * Any web page that a student visits can send requests to 127.0.0.1, and any name can be made to resolve there;
 * so the Host must be ours, an Origin must be ours, and the secret of the printed address must be known.
 * Whoever does not know it has a limit of rate of their own: a flood of theirs takes nothing from the student.
 */
export class Gate {
  readonly cookieName: string;
  private readonly hosts: ReadonlySet<string>;
  /** The codes of invitations that were not used yet, each with what to do when it is. */
  private readonly invited = new Map<string, () => void>();
  private readonly students = new RateLimit(1000, 200, 'requests');
  private readonly strangers = new RateLimit(200, 20, 'requests');
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

  /** @throws Refusal 403 when the request was addressed to another host, or sent by another site's page; 429 when too many were */
  checkSource(request: IncomingMessage): void {
    const wrong = this.wrongSource(request);
    if (wrong === undefined) return;
    this.strangers.take();
    throw new Refusal(403, wrong);
  }

  /** @throws Refusal 429 when too many requests came from the student, or from whoever does not know the secret */
  checkRate(request: IncomingMessage): void {
    // A lesson may show thousands of pictures that are not there; they are not to stop its saving.
    const isPicture = request.headers['sec-fetch-dest'] === 'image';
    const limit = !isPicture && this.carriesSecret(request) ? this.students : this.strangers;
    limit.take();
  }

  /** @throws Refusal 403 when the request does not carry the secret */
  checkSecret(request: IncomingMessage): void {
    if (this.knows(secretInHeader(request))) return;
    if (!this.knowsCookie(request)) {
      if (this.offersSecret(request)) this.wrongSecrets.take();
      throw new Refusal(403, 'Open the address that was printed when the course was started.');
    }
    // A browser sends cookies by itself, so a cookie alone may only read; what changes something must name its origin.
    const changes = !READING.has(request.method ?? '') || request.headers.upgrade !== undefined;
    if (changes && request.headers.origin === undefined) {
      throw new Refusal(403, 'A request that changes something must carry an Origin.');
    }
  }

  /** The address that was printed; it lets one in as often as one likes. */
  get address(): string {
    return this.addressWith(this.token);
  }

  invite(): Invitation {
    const code = newToken();
    const taken = new Promise<void>((resolve) => this.invited.set(code, resolve));
    return { url: this.addressWith(code), taken };
  }

  /** @throws Refusal 403 when the token of an address is not ours, or was good for once; 429 when many were not */
  checkToken(token: string): void {
    if (this.knows(token) || this.isInvited(token)) return;
    this.wrongSecrets.take();
    throw new Refusal(403, 'This address is from an earlier start; open the one printed last.');
  }

  private isInvited(token: string): boolean {
    const found = [...this.invited].find(([code]) => sameSecret(token, code));
    if (!found) return false;
    const [code, take] = found;
    this.invited.delete(code);
    take();
    return true;
  }

  private addressWith(token: string): string {
    return `http://127.0.0.1:${this.port}/?token=${token}`;
  }

  private wrongSource(request: IncomingMessage): string | undefined {
    const { host = '', origin } = request.headers;
    if (!this.hosts.has(host)) return `This server does not answer for the host "${host}".`;
    if (origin !== undefined && origin !== `http://${host}`) {
      return `Requests from ${origin} are refused.`;
    }
    // A picture or a frame names no origin, and a page of another port is sent our cookie; the browser tells them apart.
    const isPerson = request.headers['sec-fetch-dest'] === 'document';
    if (isSentByOthers(request) && !isPerson) return 'Requests from another page are refused.';
    return undefined;
  }

  private carriesSecret(request: IncomingMessage): boolean {
    return this.knows(secretInHeader(request)) || this.knowsCookie(request);
  }

  private offersSecret(request: IncomingMessage): boolean {
    return secretInHeader(request) !== undefined || this.cookies(request).length > 0;
  }

  /** Another server on this machine may have set a cookie of the same name: any of them may be ours. */
  private knowsCookie(request: IncomingMessage): boolean {
    return this.cookies(request).some((cookie) => this.knows(cookie));
  }

  private cookies(request: IncomingMessage): string[] {
    return cookiesNamed(this.cookieName, request.headers.cookie ?? '');
  }

  private knows(secret: string | undefined): boolean {
    return secret !== undefined && sameSecret(secret, this.token);
  }
}

/** Whether the browser says that another site, or a page of another port, led here. */
export function isSentByOthers({ headers }: IncomingMessage): boolean {
  return /^(cross|same)-site$/.test(String(headers['sec-fetch-site']));
}

function secretInHeader(request: IncomingMessage): string | undefined {
  return /^(?:token|bearer)\s+(\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
}

function cookiesNamed(name: string, header: string): string[] {
  const pairs = header.split(';').map((pair) => pair.trim().split('='));
  return pairs.flatMap(([key, ...value]) => (key === name ? [value.join('=')] : []));
}
