import { execFile } from 'node:child_process';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { courseRoot } from '../../places.js';
import type { Limits } from './limits.js';
import type { SandboxKind } from './sandbox.js';
import { nodeFlags } from './student-program.js';

const bundle = join(courseRoot, 'app', 'dist', 'student-image.cjs');

/** The image from which student processes start, several times faster than without it. */
export interface StudentImage {
  /** Its file; null where there can be none. */
  readonly path: string | null;
  remove(): Promise<void>;
}

/**
 * Makes the image, in a folder that the sandbox's user can read.
 *
 * @param sandbox a container has a Node of its own, which does not take this one's image
 * @param limits V8 takes an image only under the flags it was made under
 */
export async function studentImage(sandbox: SandboxKind, limits: Limits): Promise<StudentImage> {
  const none = { path: null, remove: async () => {} };
  if (sandbox === 'docker' || sandbox === 'podman') return none;
  const folder = await mkdtemp(join(tmpdir(), 'nabla-image-'));
  const remove = () => rm(folder, { recursive: true, force: true });
  const path = join(folder, 'student.image');
  const args = [...nodeFlags(limits), '--snapshot-blob', path, '--build-snapshot', bundle];
  try {
    await promisify(execFile)(process.execPath, args, { env: {}, timeout: 120_000 });
    await chmod(folder, 0o755);
    return { path, remove };
  } catch {
    await remove();
    return none;
  }
}
