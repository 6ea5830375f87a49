import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
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

it.skipIf(process.platform === 'win32')(
  'a save that does not fit leaves the old file whole, says so, and leaves no part behind',
  async () => {
    const root = await mkdtemp(join(tmpdir(), 'nabla-full-'));
    const before = JSON.stringify(notebook('old'));
    await writeFile(join(root, '01-a.ipynb'), before);
    const server = serveWithLittleRoom(root);
    const [port] = await once(server, 'message');
    const headers = { authorization: 'token a-token', 'content-type': 'application/json' };
    const save = (text: string) => {
      const body = JSON.stringify({ type: 'notebook', content: notebook(text) });
      return ask(Number(port), '/api/contents/01-a.ipynb', { method: 'PUT', headers, body });
    };
    const refused = await save('long '.repeat(200_000));
    expect(refused.status).toBe(507);
    expect(refused.text).toContain('was not saved, and the old file is whole');
    expect(await readFile(join(root, '01-a.ipynb'), 'utf8')).toBe(before);
    expect(await readdir(root)).toEqual(['01-a.ipynb']);
    expect((await save('short')).status).toBe(200);
    const gone = once(server, 'exit');
    server.kill('SIGKILL');
    await gone;
  },
);
