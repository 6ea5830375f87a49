import { execFile } from 'node:child_process';
import { chmod, cp, mkdir, mkdtemp, readFile, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';

/** A clone in miniature: the real script, with a build and a command that leave a trace. */
let clone: string;

beforeEach(async () => {
  clone = await mkdtemp(join(tmpdir(), 'clone-'));
  await mkdir(join(clone, 'app', 'build'), { recursive: true });
  await mkdir(join(clone, 'app', 'dist'));
  await mkdir(join(clone, 'app', 'bin'));
  await mkdir(join(clone, 'lib'));
  await cp('app/build/ready.mjs', join(clone, 'app', 'build', 'ready.mjs'));
  await writeFile(
    join(clone, 'app', 'build', 'build.mjs'),
    `import { appendFileSync } from 'node:fs'; appendFileSync('built', '.');`,
  );
  await writeFile(
    join(clone, 'app', 'bin', 'nabla.js'),
    `console.log('nabla', process.argv.slice(2).join(' '));`,
  );
  const lib = { name: 'lib', version: '1.0.0' };
  const root = { name: 'clone', version: '1.0.0', type: 'module', workspaces: ['lib'] };
  await writeFile(join(clone, 'lib', 'package.json'), JSON.stringify(lib));
  await writeFile(join(clone, 'package.json'), JSON.stringify(root));
  const packages = { '': root, 'node_modules/lib': { resolved: 'lib', link: true }, lib };
  await writeFile(
    join(clone, 'package-lock.json'),
    JSON.stringify({ ...root, lockfileVersion: 3, requires: true, packages }),
  );
});

interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

function ready(
  args: readonly string[],
  { nodeOptions = [], uid }: { nodeOptions?: readonly string[]; uid?: number } = {},
): Promise<Ended> {
  const script = join(clone, 'app', 'build', 'ready.mjs');
  const asUser = uid === undefined ? {} : { uid };
  return new Promise((resolve) => {
    execFile(process.execPath, [...nodeOptions, script, ...args], asUser, (error, stdout, stderr) =>
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, stdout, stderr }),
    );
  });
}

const builds = async () => (await readFile(join(clone, 'built'), 'utf8')).length;

describe('ready', () => {
  it('installs and builds a fresh clone, says so in a line each, and runs the command', async () => {
    const { code, stdout } = await ready(['start', '--port', '8123']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^Installing .+: done in \d+ s\.$/m);
    expect(stdout).toMatch(/^Building: done in \d+ s\.$/m);
    expect(stdout).toMatch(/^nabla start --port 8123$/m);
  });

  it('does neither again when nothing has changed', async () => {
    await ready(['start']);
    const { stdout } = await ready(['start']);
    expect(stdout).toBe('nabla start\n');
    expect(await builds()).toBe(1);
  });

  it('builds again when a source is newer than the build', async () => {
    await ready(['start']);
    const later = new Date(Date.now() + 60_000);
    await writeFile(join(clone, 'lib', 'gradient.ts'), '');
    await utimes(join(clone, 'lib', 'gradient.ts'), later, later);
    await ready(['start']);
    expect(await builds()).toBe(2);
  });

  it('builds again when a source was changed during the build', async () => {
    const build = join(clone, 'app', 'build', 'build.mjs');
    const edits = `import { writeFileSync } from 'node:fs';\nwriteFileSync('lib/gradient.ts', '');\n`;
    await writeFile(build, `${edits}${await readFile(build, 'utf8')}`);
    await ready(['start']);
    await ready(['start']);
    expect(await builds()).toBe(2);
  });

  it('installs again when the lockfile is newer than the installed packages', async () => {
    await ready(['start']);
    const later = new Date(Date.now() + 60_000);
    await utimes(join(clone, 'package-lock.json'), later, later);
    expect((await ready(['start'])).stdout).toMatch(/Installing/);
  });

  it('shows what failed and ends with one clear sentence when the build fails', async () => {
    await writeFile(
      join(clone, 'app', 'build', 'build.mjs'),
      `console.error('lib/x.ts(3,1): error'); process.exit(1);`,
    );
    const { code, stderr, stdout } = await ready(['start']);
    expect(code).toBe(1);
    expect(stderr).toContain('lib/x.ts(3,1): error');
    expect(stderr).toMatch(/Building failed \(exit code 1\)\. The sources do not build/);
    expect(stdout).not.toContain('nabla');
  });

  it('tries a failed build again the next time', async () => {
    const good = await readFile(join(clone, 'app', 'build', 'build.mjs'), 'utf8');
    await writeFile(join(clone, 'app', 'build', 'build.mjs'), 'process.exit(1);');
    await ready(['start']);
    await writeFile(join(clone, 'app', 'build', 'build.mjs'), good);
    expect((await ready(['start'])).code).toBe(0);
    expect(await builds()).toBe(1);
  });

  it('refuses an old Node with the version that it found', async () => {
    const pretend = 'Object.defineProperty(process,"versions",{value:{node:"18.20.4"}})';
    const { code, stderr } = await ready(['start'], {
      nodeOptions: ['--import', `data:text/javascript,${pretend}`],
    });
    expect(code).toBe(1);
    expect(stderr).toBe(
      'Nabla needs Node 20 or newer, and this is Node 18.20.4: install a newer one from https://nodejs.org and try again.\n',
    );
  });

  it('says which folder it cannot write to', async () => {
    await chmod(clone, 0o555);
    const nobody = process.getuid?.() === 0 ? { uid: 65534 } : {};
    const { code, stderr } = await ready(['start'], nobody);
    await chmod(clone, 0o755);
    expect(code).toBe(1);
    expect(stderr).toContain(`Nabla cannot write to ${clone}`);
  });

  it('names the commands when it gets an unknown one', async () => {
    const { code, stderr } = await ready(['dance']);
    expect(code).toBe(1);
    expect(stderr).toBe(
      'Unknown command "dance": try start, lab, format, test, docs, bench, build.\n',
    );
  });
});
