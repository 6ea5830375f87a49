import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { RateLimit } from '../../app/server/rate-limit.js';
import { type RunningServer, startServer } from '../../app/server/start.js';
import { newToken, sameSecret } from '../../app/server/token.js';
import { ask, askJson, fromPage } from './client.js';

const NOTEBOOK = JSON.stringify({ cells: [], metadata: {}, nbformat: 4, nbformat_minor: 5 });

let root: string;
let outside: string;
let server: RunningServer;

beforeAll(async () => {
  const base = await mkdtemp(join(tmpdir(), 'nabla-threats-'));
  root = join(base, 'work');
  outside = join(base, 'secret');
  await mkdir(join(root, '.hidden'), { recursive: true });
  await mkdir(join(root, 'inner'));
  await mkdir(outside);
  await writeFile(join(outside, 'key.txt'), 'the secret');
  await writeFile(join(root, '.hidden', 'note.txt'), 'hidden');
  await writeFile(join(root, '.env'), 'hidden');
  await writeFile(join(root, '01-lesson.ipynb'), NOTEBOOK);
  await writeFile(join(root, 'script.js'), 'globalThis.stolen = true;');
  await symlink(outside, join(root, 'link'));
  await symlink(join(outside, 'key.txt'), join(root, 'key.txt'));
  await symlink(join(root, '.hidden'), join(root, 'shown'));
  server = await startServer({ root, warm: false });
});

afterAll(() => server?.close());

/** The status of an upgrade that is refused; undefined when the connection opened. */
function upgrade(path: string, headers: Record<string, string>): Promise<number | undefined> {
  return new Promise((resolve) => {
    const socket = new WebSocket(`ws://127.0.0.1:${server.port}${path}`, { headers });
    socket.on('unexpected-response', (_, response) => resolve(response.statusCode));
    socket.on('error', () => undefined);
    socket.on('open', () => {
      socket.close();
      resolve(undefined);
    });
  });
}

describe('a web page that the student visits', () => {
  it.each(['evil.example', 'evil.example:80', '127.0.0.1', '127.0.0.1.evil.example', '[::1]'])(
    'W1: a request for the host "%s" is refused',
    async (host) => {
      const answer = await ask(server.port, '/api/contents', {
        headers: { ...fromPage(server), host },
      });
      expect(answer.status).toBe(403);
    },
  );

  it('W1: a request for localhost and our port is answered', async () => {
    const host = `localhost:${server.port}`;
    const headers = { ...fromPage(server), host, origin: `http://${host}` };
    expect((await ask(server.port, '/api/contents', { headers })).status).toBe(200);
  });

  it.each(['https://evil.example', 'null', 'http://127.0.0.1:1', 'http://127.0.0.1', 'file://'])(
    'W2: a request from the origin %s is refused, cookie or not',
    async (origin) => {
      const headers = { ...fromPage(server), origin };
      expect((await ask(server.port, '/api/contents', { headers })).status).toBe(403);
      const change = {
        method: 'POST',
        headers: { ...headers, 'content-type': 'text/plain' },
        body: '{}',
      };
      expect((await ask(server.port, '/api/contents', change)).status).toBe(403);
    },
  );

  it.each(['POST', 'PUT', 'PATCH', 'DELETE'])(
    'W2: a %s by cookie without an origin is refused',
    async (method) => {
      const { cookie } = fromPage(server);
      const answer = await ask(server.port, '/api/contents/01-lesson.ipynb', {
        method,
        headers: { cookie: cookie ?? '' },
      });
      expect(answer.status).toBe(403);
      expect(await readFile(join(root, '01-lesson.ipynb'), 'utf8')).toBe(NOTEBOOK);
    },
  );

  it.each(['image', 'iframe', 'empty', 'script'])(
    'W2: what a page of another port asks for as %s is refused, though it names no origin',
    async (destination) => {
      const { cookie = '' } = fromPage(server);
      const headers = { cookie, 'sec-fetch-dest': destination, 'sec-fetch-site': 'same-site' };
      expect((await ask(server.port, '/api/contents', { headers })).status).toBe(403);
      const own = { ...headers, 'sec-fetch-site': 'same-origin' };
      expect((await ask(server.port, '/api/contents', { headers: own })).status).toBe(200);
    },
  );

  it('W2: a person may follow a link from another page', async () => {
    const { cookie = '' } = fromPage(server);
    const headers = { cookie, 'sec-fetch-dest': 'document', 'sec-fetch-site': 'same-site' };
    expect((await ask(server.port, '/', { headers })).status).toBe(200);
  });

  it('W2: the cookie is SameSite=Strict', async () => {
    const answer = await ask(server.port, `/?token=${server.token}`);
    expect(answer.headers['set-cookie']?.[0]).toMatch(/; SameSite=Strict$/);
  });

  it('W3: a WebSocket from another origin, or without one or the cookie, is refused', async () => {
    const path = '/api/events/subscribe';
    const page = fromPage(server);
    expect(await upgrade(path, page)).toBeUndefined();
    expect(await upgrade(path, { ...page, origin: 'https://evil.example' })).toBe(403);
    expect(await upgrade(path, { cookie: page.cookie ?? '' })).toBe(403);
    expect(await upgrade(path, { origin: page.origin ?? '' })).toBe(403);
    expect(await upgrade('/api/kernels/unknown/channels', page)).toBe(404);
  });

  it('W4: the page cannot be framed', async () => {
    const { headers } = await ask(server.port, '/', { headers: fromPage(server) });
    expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
    expect(headers['x-frame-options']).toBe('DENY');
  });

  it.each(['/', '/static/home.html', '/api/contents', '/nothing'])(
    'W5: another site cannot use %s as a resource',
    async (path) => {
      const { headers } = await ask(server.port, path, { headers: fromPage(server) });
      expect(headers['cross-origin-resource-policy']).toBe('same-origin');
      expect(Object.keys(headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
    },
  );
});

describe('a flood of requests', () => {
  /** More requests at once than whoever does not know the secret is allowed. */
  const flood = (port: number, path: string, headers: Record<string, string>) =>
    Promise.all(Array.from({ length: 500 }, () => ask(port, path, { headers })));
  const worst = (answers: readonly { status: number }[]) =>
    Math.max(...answers.map(({ status }) => status));

  let fresh: RunningServer;
  beforeEach(async () => {
    fresh = await startServer({ root, warm: false });
  });
  afterEach(() => fresh.close());

  it.each([
    ['for another host', '/', { host: 'evil.example' }],
    ['from another site', '/', { origin: 'https://evil.example' }],
    ['without the secret', '/nothing', {}],
    ['for scripts and styles', '/static/home.html', {}],
  ])('W6: %s does not stop the student', async (_, path, headers) => {
    expect(worst(await flood(fresh.port, path, headers))).toBe(429);
    const student = await ask(fresh.port, '/api/status', { headers: fromPage(fresh) });
    expect(student.status).toBe(200);
  });

  it('W6: the printed address lets one in meanwhile', async () => {
    await flood(fresh.port, '/nothing', {});
    expect((await ask(fresh.port, `/?token=${fresh.token}`)).status).toBe(302);
  });

  it('L8: a lesson that shows thousands of pictures can be saved', async () => {
    const headers = { ...fromPage(fresh), 'sec-fetch-dest': 'image' };
    expect(worst(await flood(fresh.port, '/static/nothing.png', headers))).toBe(429);
    const body = JSON.stringify({ type: 'notebook', content: JSON.parse(NOTEBOOK) });
    const saved = await ask(fresh.port, '/api/contents/01-lesson.ipynb', {
      method: 'PUT',
      headers: { ...fromPage(fresh), 'content-type': 'application/json' },
      body,
    });
    expect(saved.status).toBe(200);
  });
});

describe('a program or person elsewhere', () => {
  it('N1: no other address of this machine answers', async () => {
    const addresses = Object.values(networkInterfaces())
      .flat()
      .flatMap((each) => (each && each.family === 'IPv4' && !each.internal ? [each.address] : []));
    for (const host of [...addresses, '127.0.0.2']) {
      const reached = await new Promise((resolve) => {
        const socket = connect({ host, port: server.port });
        socket.on('connect', () => resolve(true));
        socket.on('error', () => resolve(false));
      });
      expect(reached, host).toBe(false);
    }
  });

  it.each([
    '/',
    '/lessons/01-lesson.ipynb',
    '/api',
    '/api/contents/01-lesson.ipynb',
    '/api/kernels',
    '/api/kernelspecs',
    '/api/sessions',
    '/api/status',
    '/api/me',
    '/api/nabla/lessons',
    '/api/nabla/notebooks',
    '/nothing',
  ])('N2: without the secret %s is refused', async (path) => {
    for (const cookie of [
      '',
      `nabla-${server.port}=`,
      `nabla-${server.port}=x`,
      `nabla=${server.token}`,
    ]) {
      expect((await ask(server.port, path, { headers: { cookie } })).status).toBeGreaterThanOrEqual(
        403,
      );
    }
  });

  it('N2: a person without the secret is told what to do', async () => {
    const fresh = await startServer({ root, warm: false });
    const answer = await ask(fresh.port, '/', { headers: { accept: 'text/html' } });
    await fresh.close();
    expect(answer.status).toBe(403);
    expect(answer.text).toContain('Open the address that was printed');
  });

  it('N3: a secret has 256 random bits and is compared as a whole', () => {
    expect(Buffer.from(newToken(), 'base64url')).toHaveLength(32);
    expect(newToken()).not.toBe(newToken());
    expect(sameSecret('abc', 'abc')).toBe(true);
    for (const wrong of ['', 'ab', 'abd', 'abcd']) expect(sameSecret(wrong, 'abc')).toBe(false);
  });

  it('N3: after some wrong secrets further ones are not even looked at, and the right one still is', async () => {
    const fresh = await startServer({ root, warm: false });
    const statuses: number[] = [];
    for (let i = 0; i < 25; i++) statuses.push((await ask(fresh.port, '/?token=wrong')).status);
    expect(statuses[0]).toBe(403);
    expect(statuses.at(-1)).toBe(429);
    expect((await ask(fresh.port, '/api/status', { headers: fromPage(fresh) })).status).toBe(200);
    await fresh.close();
  });

  it('N4: the address trades its token for a cookie that no script can read, and loses it', async () => {
    const answer = await ask(server.port, `/lessons/01-lesson.ipynb?a=1&token=${server.token}`);
    expect(answer.status).toBe(302);
    expect(answer.headers.location).toBe('/lessons/01-lesson.ipynb?a=1');
    const cookie = `nabla-${server.port}=${server.token}; Path=/; HttpOnly; SameSite=Strict`;
    expect(answer.headers['set-cookie']).toEqual([cookie]);
    expect(answer.headers['referrer-policy']).toBe('no-referrer');
    expect(answer.headers['cache-control']).toBe('no-store');
  });

  it('N4: who comes from elsewhere is led on by a page of ours, or the cookie would be kept back', async () => {
    const answer = await ask(server.port, `/?a="&token=${server.token}`, {
      headers: { 'sec-fetch-site': 'cross-site', 'sec-fetch-dest': 'document' },
    });
    expect(answer.status).toBe(200);
    expect(answer.headers['set-cookie']?.[0]).toContain(server.token);
    expect(answer.text).toContain('content="0;url=/?a=%22"');
    expect(answer.text).not.toContain(server.token);
  });

  it.each([
    '//evil.example/',
    '//x//evil.example/',
    '/..//evil.example/',
    '/\\evil.example/',
    '///evil.example/',
    '/%2f/evil.example',
  ])('N4: the trade at %s leads to no other site', async (path) => {
    for (const from of ['none', 'cross-site']) {
      const answer = await ask(server.port, `${path}?token=${server.token}`, {
        headers: { 'sec-fetch-site': from, 'sec-fetch-dest': 'document' },
      });
      const led = answer.headers.location ?? /url=([^"]+)"/.exec(answer.text)?.[1] ?? '//nowhere';
      expect(led).toMatch(/^\/[^/\\]/);
      expect(new URL(led, `http://127.0.0.1:${server.port}`).hostname).toBe('127.0.0.1');
    }
  });

  it.each(['//[', '//[::', '//a:b:c/', '*', 'http://127.0.0.1/', 'nothing'])(
    'N6: the address %s is refused, secret or not',
    async (path) => {
      for (const headers of [{}, fromPage(server)]) {
        const answer = await ask(server.port, path, { headers });
        expect([400, 403, 404]).toContain(answer.status);
      }
    },
  );

  it('N3: another server’s cookie of the same name does not lock the student out', async () => {
    const { cookie } = fromPage(server);
    for (const both of [
      `nabla-${server.port}=bad; ${cookie}`,
      `${cookie}; nabla-${server.port}=bad`,
    ]) {
      const answer = await ask(server.port, '/api/status', { headers: { cookie: both } });
      expect(answer.status).toBe(200);
    }
  });

  it('N5: a body that is too large is refused before it is read', async () => {
    const answer = await ask(server.port, '/api/contents/big.txt', {
      method: 'PUT',
      headers: {
        ...fromPage(server),
        'content-type': 'application/json',
        'content-length': '999999999',
      },
    }).catch(() => ({ status: 413 }));
    expect(answer.status).toBe(413);
    expect(await readdir(root)).not.toContain('big.txt');
  });

  it('N5: what happens too often is refused, and possible again later', () => {
    let clock = 0;
    const limit = new RateLimit(3, 1, 'requests', () => clock);
    for (let i = 0; i < 3; i++) limit.take();
    expect(() => limit.take()).toThrow('Too many requests; wait a moment.');
    clock += 1000;
    limit.take();
    expect(() => limit.take()).toThrow();
    clock += 60_000;
    for (let i = 0; i < 3; i++) limit.take();
    expect(() => limit.take()).toThrow();
  });

  it.each([
    ['multipart/form-data; boundary=x', '{}', 415],
    ['application/x-www-form-urlencoded', 'a=1', 415],
    ['application/json', '{"type":', 400],
    ['application/json', '[]', 400],
    ['application/json', '"text"', 400],
    ['application/json', '{"type": 7}', 400],
  ])('N6: a body of %s that says %s is answered %i', async (type, body, status) => {
    const headers = { ...fromPage(server), 'content-type': type };
    const answer = await ask(server.port, '/api/contents/', { method: 'POST', headers, body });
    expect(answer.status).toBe(status);
    expect(JSON.parse(answer.text).message).toEqual(expect.any(String));
  });

  const DEEP = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
  const LONG = 'n'.repeat(300);
  const inFull = (text: string) => text.replace('LONG', LONG).replace('DEEP', DEEP);
  const notebookOf = (metadata: string) =>
    `{"cells":[],"metadata":{"a":${metadata}},"nbformat":4,"nbformat_minor":5}`;
  it.each([
    ['PUT', 'contents/deep.ipynb', `{"type":"notebook","content":${notebookOf('DEEP')}}`],
    ['GET', 'contents/80-deep.ipynb', ''],
    ['POST', 'sessions', '{"path":"a","kernel":DEEP}'],
    ['PUT', 'contents/LONG', '{"type":"file","content":"x"}'],
    ['PUT', 'contents/LONG', '{"type":"directory"}'],
    ['PUT', 'contents/inner', '{"type":"file","content":"x"}'],
    ['PUT', 'contents/01-lesson.ipynb', '{"type":"directory"}'],
    ['POST', 'contents/LONG/checkpoints', ''],
    ['POST', 'nabla/kept/LONG.ipynb', `{"content":${NOTEBOOK}}`],
    ['PATCH', 'contents/', '{"path":"elsewhere"}'],
    ['PATCH', 'contents/inner', '{"path":"inner/inner"}'],
    ['POST', 'contents/', `{"type":"file","ext":"/../../x"}`],
    ['POST', 'contents/', String.raw`{"type":"file","ext":"\u0000"}`],
    ['GET', 'nabla/kept/a%00b.ipynb', ''],
    ['POST', 'nabla/kept/a%00b.ipynb', `{"content":${NOTEBOOK}}`],
    ['POST', 'nabla/bring-back/a%00, kept 2026-11-20 12.00.05.ipynb', ''],
    ['POST', 'nabla/kept/script.js/a.ipynb', `{"content":${NOTEBOOK}}`],
  ])('N6: %s %s is refused with a sentence: %s', async (method, path, body) => {
    await writeFile(join(root, '80-deep.ipynb'), notebookOf(DEEP));
    const headers = { ...fromPage(server), 'content-type': 'application/json' };
    const address = inFull(`/api/${path.replaceAll(' ', '%20')}`);
    const answer = await ask(server.port, address, { method, headers, body: inFull(body) });
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.status).toBeLessThan(500);
    expect(JSON.parse(answer.text).message).toMatch(/\w+ .*[.:]/);
    expect(answer.text).not.toContain(root);
  });

  it.each(['.zshrc', '.ipynb', '..%2f..%2fevil.ipynb', '..%5cevil.ipynb', 'inner%2f.x'])(
    'N8: no copy is kept of %s',
    async (name) => {
      const before = await readdir(root);
      const content = JSON.parse(NOTEBOOK);
      const kept = await askJson(server, `/api/nabla/kept/${name}`, 'POST', { content });
      expect(kept.status).toBe(404);
      expect(await readdir(root)).toEqual(before);
      expect((await askJson(server, `/api/nabla/kept/${name}`)).status).toBe(404);
    },
  );

  it('N6: what is no kernel message ends its connection, and the kernel runs on', async () => {
    const started = await askJson(server, '/api/kernels', 'POST', {});
    const id = String(Object(started.body).id);
    for (const junk of ['not json', '[]', Buffer.from([1, 2, 3]), Buffer.alloc(64, 255)]) {
      const socket = new WebSocket(`ws://127.0.0.1:${server.port}/api/kernels/${id}/channels`, {
        headers: fromPage(server),
      });
      const code = await new Promise((resolve) => {
        socket.on('open', () => socket.send(junk));
        socket.on('close', resolve);
      });
      expect(code).toBe(1007);
    }
    expect((await askJson(server, `/api/kernels/${id}`)).status).toBe(200);
    await askJson(server, `/api/kernels/${id}`, 'DELETE');
  });

  const CLIMBING = [
    '..%2fsecret%2fkey.txt',
    '%2e%2e/secret/key.txt',
    '%2e%2e%2fsecret%2fkey.txt',
    '..%5csecret%5ckey.txt',
    '..\\secret\\key.txt',
    'inner/..%2f..%2fsecret/key.txt',
    '01-lesson.ipynb%00.txt',
    '%2fetc%2fpasswd',
  ];

  it.each(CLIMBING)('N7: %s does not exist', async (path) => {
    const answer = await ask(server.port, `/api/contents/${path}`, { headers: fromPage(server) });
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.text).not.toContain('the secret');
    const put = await askJson(server, `/api/contents/${path}`, 'PUT', {
      type: 'file',
      content: 'x',
    });
    expect(put.status).toBeGreaterThanOrEqual(400);
    expect(await readFile(join(outside, 'key.txt'), 'utf8')).toBe('the secret');
  });

  it('N7: nothing can be moved or copied out of the folder', async () => {
    const moved = await askJson(server, '/api/contents/script.js', 'PATCH', {
      path: '../secret/moved.js',
    });
    const copied = await askJson(server, '/api/contents/', 'POST', {
      copy_from: '../secret/key.txt',
    });
    const [made, taken] = [
      await askJson(server, '/api/nabla/notebooks', 'POST', {
        path: '../secret/new.ipynb',
        copy_from: '01-lesson.ipynb',
      }),
      await askJson(server, '/api/nabla/notebooks', 'POST', {
        path: 'taken.ipynb',
        copy_from: 'link/key.txt',
      }),
    ];
    const answers = [moved, copied, made, taken].map(({ status }) => status);
    expect(answers).toEqual([404, 404, 404, 404]);
    expect(await readdir(outside)).toEqual(['key.txt']);
  });

  it.each(['.env', '.hidden/note.txt', '.hidden', 'inner/.new', 'shown/note.txt'])(
    'N8: %s does not exist',
    async (path) => {
      expect((await askJson(server, `/api/contents/${path}`)).status).toBe(404);
      const put = await askJson(server, `/api/contents/${path}`, 'PUT', {
        type: 'file',
        content: 'x',
      });
      expect(put.status).toBe(404);
      const listed = JSON.stringify((await askJson(server, '/api/contents/')).body);
      expect(listed).not.toMatch(/\.env|hidden|shown/);
    },
  );

  it.each(['link', 'link/key.txt', 'key.txt'])('N9: the link %s does not exist', async (path) => {
    expect((await askJson(server, `/api/contents/${path}`)).status).toBe(404);
    const put = await askJson(server, `/api/contents/${path}`, 'PUT', {
      type: 'file',
      content: 'x',
    });
    expect(put.status).toBe(404);
    expect((await askJson(server, `/api/contents/${path}`, 'DELETE')).status).toBe(404);
    expect(await readFile(join(outside, 'key.txt'), 'utf8')).toBe('the secret');
  });

  it('N9: nothing new is written through a link', async () => {
    const put = await askJson(server, '/api/contents/link/new.txt', 'PUT', {
      type: 'file',
      content: 'x',
    });
    expect(put.status).toBe(404);
    expect(await readdir(outside)).toEqual(['key.txt']);
  });

  it.skipIf(process.platform === 'win32')('N10: a pipe is neither listed nor opened', async () => {
    execFileSync('mkfifo', [join(root, 'pipe.txt')]);
    expect((await askJson(server, '/api/contents/pipe.txt')).status).toBe(404);
    expect(JSON.stringify((await askJson(server, '/api/contents/')).body)).not.toContain(
      'pipe.txt',
    );
  });

  it.each([
    '/api/contents/nothing.ipynb',
    '/api/contents/inner/x',
    '/lessons/nothing.ipynb',
    '/nothing',
  ])('N11: the error of %s does not say where the folder is', async (path) => {
    const answer = await ask(server.port, path, { headers: fromPage(server) });
    expect(answer.status).toBe(404);
    expect(answer.text).not.toContain(root);
    expect(answer.text).not.toMatch(/node_modules|at .*\.[jt]s:/);
  });

  it('N11: a damaged lesson is described without its place', async () => {
    await writeFile(join(root, '09-damaged.ipynb'), '{');
    const answers = [
      await askJson(server, '/api/nabla/lessons'),
      await askJson(server, '/api/contents/09-damaged.ipynb'),
    ];
    for (const { body } of answers) expect(JSON.stringify(body)).not.toContain(root);
  });
});

describe('a lesson from a stranger', () => {
  it('L1: the policy of every page runs scripts of this server only', async () => {
    const { headers } = await ask(server.port, '/lessons/01-lesson.ipynb', {
      headers: fromPage(server),
    });
    const policy = headers['content-security-policy'] ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toMatch(/script-src 'self'(;|$)/);
    expect(policy).toContain("base-uri 'none'");
  });

  it('L2: a script in the folder is sent as JSON, if at all', async () => {
    for (const path of [
      '/script.js',
      '/lessons/script.js',
      '/static/script.js',
      '/files/script.js',
    ]) {
      const answer = await ask(server.port, path, { headers: fromPage(server) });
      expect(answer.headers['content-type'], path).not.toContain('javascript');
    }
    const asContents = await ask(server.port, '/api/contents/script.js', {
      headers: fromPage(server),
    });
    expect(asContents.headers['content-type']).toContain('application/json');
    expect(asContents.headers['x-content-type-options']).toBe('nosniff');
  });

  it('L3: the policy of every page allows no forms and no frames', async () => {
    const { headers } = await ask(server.port, '/', { headers: fromPage(server) });
    expect(headers['content-security-policy']).toContain("form-action 'none'");
    expect(headers['content-security-policy']).toContain("frame-src 'none'");
  });
});

describe('a file from a stranger', () => {
  it('L7: takes the name of no lesson and of nothing that is there', async () => {
    const lesson = await readFile(join(root, '01-lesson.ipynb'), 'utf8');
    for (const path of ['01-lesson.ipynb', 'script.js', 'link', 'key.txt', 'inner/new.ipynb']) {
      const body = { path, content: JSON.parse(NOTEBOOK) };
      await askJson(server, '/api/nabla/notebooks', 'POST', body);
    }
    expect(await readFile(join(root, '01-lesson.ipynb'), 'utf8')).toBe(lesson);
    expect(await readFile(join(root, 'script.js'), 'utf8')).toBe('globalThis.stolen = true;');
    expect(await readdir(outside)).toEqual(['key.txt']);
    expect(await readdir(root)).toContain('My 01-lesson.ipynb');
    const moved = await askJson(server, '/api/contents/My%2001-lesson.ipynb', 'PATCH', {
      path: '01-lesson.ipynb',
    });
    expect(moved.status).toBe(409);
    await symlink(join(outside, 'new.ipynb'), join(root, 'trap.ipynb'));
    const past = { path: 'trap.ipynb', content: JSON.parse(NOTEBOOK) };
    const made = await askJson(server, '/api/nabla/notebooks', 'POST', past);
    expect(made.body).toEqual({ path: 'trap-1.ipynb' });
    expect(await readdir(outside)).toEqual(['key.txt']);
  });
});

it('every line of the threat model has a test', async () => {
  const model = await readFile('app/server/THREATS.md', 'utf8');
  const lines = [...model.matchAll(/^\| ([A-Z]\d+)\s+\|/gm)].map(([, id]) => id);
  const folders = ['server', 'commands', 'kernel', 'browser'].map((name) => join('test', name));
  const files = await Promise.all(
    folders.map(async (folder) => (await readdir(folder)).map((name) => join(folder, name))),
  );
  const tests = await Promise.all(
    files
      .flat()
      .filter((file) => file.endsWith('.test.ts'))
      .map((file) => readFile(file, 'utf8')),
  );
  const tested = new Set([...tests.join('\n').matchAll(/'([A-Z]\d+): /g)].map(([, id]) => id));
  expect(lines.length).toBeGreaterThan(15);
  expect(lines.filter((id) => !tested.has(id))).toEqual([]);
});
