import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ask } from './client.js';

const script = fileURLToPath(new URL('serve.mjs', import.meta.url));
const notebook = (text: string) => ({
  cells: [{ id: 'a', cell_type: 'markdown', metadata: {}, source: text }],
  metadata: {},
  nbformat: 4,
  nbformat_minor: 5,
});

/** The system lets this server write files of 256 kB at most: a write fails in its middle, as on a full disk. */
function serveWithLittleRoom(root: string) {
  const command = 'trap "" XFSZ; ulimit -f 512; exec "$0" "$@"';
  const args = ['-c', command, process.execPath, script, root, '0', 'a-token', ''];
  return spawn('sh', args, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
}

describe.skipIf(process.platform === 'win32')('on a full disk', () => {
  let root: string;
  let server: ReturnType<typeof serveWithLittleRoom>;
  let port: number;
  const headers = { authorization: 'token a-token', 'content-type': 'application/json' };
  const save = (text: string) => {
    const body = JSON.stringify({ type: 'notebook', content: notebook(text) });
    return ask(port, '/api/contents/01-a.ipynb', { method: 'PUT', headers, body });
  };
  const keepVersion = () =>
    ask(port, '/api/contents/01-a.ipynb/checkpoints', { method: 'POST', headers });

  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'nabla-full-'));
    await writeFile(join(root, '01-a.ipynb'), JSON.stringify(notebook('old')));
    server = serveWithLittleRoom(root);
    [port] = await once(server, 'message');
  });
  afterEach(async () => {
    const gone = once(server, 'exit');
    server.kill('SIGKILL');
    await gone;
  });

  it('a save that does not fit leaves the old file whole, says so, and leaves no part behind', async () => {
    const before = await readFile(join(root, '01-a.ipynb'), 'utf8');
    const refused = await save('long '.repeat(200_000));
    expect(refused.status).toBe(507);
    expect(refused.text).toContain('was not saved, and the old file is whole');
    expect(await readFile(join(root, '01-a.ipynb'), 'utf8')).toBe(before);
    expect(await readdir(root)).toEqual(['01-a.ipynb']);
    expect((await save('short')).status).toBe(200);
  });

  it('an earlier version that does not fit leaves the one before whole, and the lesson opens without', async () => {
    expect((await keepVersion()).status).toBe(201);
    const kept = join(root, '.ipynb_checkpoints', '01-a-checkpoint.ipynb');
    const before = await readFile(kept, 'utf8');
    await writeFile(join(root, '01-a.ipynb'), JSON.stringify(notebook('long '.repeat(200_000))));
    // JupyterLab takes 403 to mean that there are no earlier versions here.
    const refused = await keepVersion();
    expect(refused.status).toBe(403);
    expect(refused.text).toContain('was not kept: the disk is full');
    expect(await readFile(kept, 'utf8')).toBe(before);
    expect(await readdir(join(root, '.ipynb_checkpoints'))).toEqual(['01-a-checkpoint.ipynb']);
  });
});
