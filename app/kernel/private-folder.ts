import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The longest path of a socket, in bytes: 108 with the closing zero on Linux, 104 on macOS. */
const longestSocketPath = 103;
/** What follows the folder of temporary files in the path of a socket; `mkdtemp` puts six letters for the last ones. */
const rest = '/nabla-kernel-XXXXXX/s-1';

/** Where folders of kernels may be, the usual place first. */
export const kernelPlaces = () => [tmpdir(), '/tmp'];

/** A new folder for this user alone, where the path of a socket is short enough. */
export function privateFolder(): Promise<string> {
  const fits = (place: string) => Buffer.byteLength(place + rest) <= longestSocketPath;
  return mkdtemp(join(kernelPlaces().find(fits) ?? tmpdir(), 'nabla-kernel-'));
}
