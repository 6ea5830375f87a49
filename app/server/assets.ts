import { readdir, readFile } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { extname, join } from 'node:path';
import { Refusal } from './refusal.js';
import type { Reply } from './reply.js';
import type { Router } from './router.js';

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.map': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
};

const ENCODINGS = [
  { name: 'br', extension: '.br' },
  { name: 'gzip', extension: '.gz' },
] as const;

/** The built page: its files by name, compressed at build time where that makes them smaller. */
export class Assets {
  private constructor(
    private readonly folder: string,
    private readonly names: ReadonlySet<string>,
  ) {}

  /** @throws Error when the page has not been built */
  static async open(folder: string): Promise<Assets> {
    const names = new Set(await readdir(folder).catch(() => []));
    if (!['home.html', 'lesson.html', 'review.html'].every((name) => names.has(name))) {
      throw new Error(`The page is not built (nothing at ${folder}); run "npm run build".`);
    }
    return new Assets(folder, names);
  }

  addRoutes(router: Router): void {
    router.add('GET', '/static/:name', ({ request, params, url }) => {
      // A name that carries its content's hash, or a version asked for, never changes its content.
      const name = params.name ?? '';
      const lasting = /-[A-Z0-9]{8}\.\w+$/.test(name) || url.searchParams.has('v');
      return this.reply(request, name, lasting);
    });
  }

  async reply(request: IncomingMessage, name: string, lasting = false): Promise<Reply> {
    if (!this.names.has(name)) throw new Refusal(404, `The page has no file "${name}".`);
    const accepted = String(request.headers['accept-encoding'] ?? '');
    const encoding = ENCODINGS.find(
      (each) => accepted.includes(each.name) && this.names.has(name + each.extension),
    );
    return {
      status: 200,
      headers: {
        'content-type': TYPES[extname(name)] ?? 'application/octet-stream',
        'cache-control': lasting ? 'private, max-age=31536000, immutable' : 'no-cache',
        vary: 'accept-encoding',
        ...(encoding ? { 'content-encoding': encoding.name } : {}),
      },
      body: await this.read(name + (encoding?.extension ?? '')),
    };
  }

  private async read(name: string): Promise<Buffer> {
    return readFile(join(this.folder, name)).catch(() => {
      throw new Refusal(503, 'The page was built anew meanwhile; start the course again.');
    });
  }
}
