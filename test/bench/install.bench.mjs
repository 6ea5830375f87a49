// What one gets who does not clone: the tarball of `npm pack`, and what `npm install -g` makes of it.
import { execFileSync } from 'node:child_process';
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const title = 'The installed package';

const npm = (...args) =>
  execFileSync('npm', [...args, '--no-audit', '--no-fund'], { encoding: 'utf8', stdio: 'pipe' });

export async function measure() {
  const folder = await mkdtemp(join(tmpdir(), 'nabla-bench-'));
  try {
    npm('pack', '--ignore-scripts', '--pack-destination', folder);
    const [tarball] = await readdir(folder);
    const packed = (await stat(join(folder, tarball))).size;
    const prefix = join(folder, 'prefix');
    npm('install', '--global', '--prefix', prefix, join(folder, tarball));
    const files = await readdir(prefix, { recursive: true, withFileTypes: true });
    const sizes = files
      .filter((file) => file.isFile())
      .map(async (file) => (await stat(join(file.parentPath, file.name))).size);
    const bytes = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
    const packages = files.filter(
      (file) =>
        file.name === 'package.json' && /node_modules\/(@[^/]+\/)?[^/]+$/.test(file.parentPath),
    );
    return [
      { what: 'tarball of `npm pack`', samples: [packed / 1e6], unit: 'MB' },
      { what: 'after `npm install -g`', samples: [bytes / 1e6], unit: 'MB' },
      { what: 'packages in it, its own counted', samples: [packages.length], unit: 'packages' },
    ];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
