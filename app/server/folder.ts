import type { Stats } from 'node:fs';
import { realpath, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { isMissing } from '../disk-error.js';
import { readPlainFile, UnreadableFile } from '../plain-file.js';
import { Refusal } from './refusal.js';

/** A file larger than this is not sent to the page. */
const MAX_FILE_BYTES = 200 * 1024 * 1024;

/** A file or folder that exists and may be served: its real place on the disk. */
export interface Found {
  readonly location: string;
  readonly stats: Stats;
}

/** The one folder that the server shows. Nothing outside it, hidden in it or linked out of it can be reached. */
export class Folder {
  private constructor(readonly root: string) {}

  static async open(root: string): Promise<Folder> {
    return new Folder(await realpath(root));
  }

  /**
   * Finds an existing file or folder.
   *
   * @param path segments below the served folder, none for the folder itself
   * @throws Refusal 404 where there is nothing to show, which is also the answer for what may not be shown
   */
  async find(path: readonly string[]): Promise<Found> {
    checkNames(path);
    const missing = nothingAt(path);
    try {
      const location = await realpath(join(this.root, ...path));
      if (!this.holds(location)) throw missing;
      const stats = await stat(location);
      if (!stats.isFile() && !stats.isDirectory()) throw missing;
      return { location, stats };
    } catch (error) {
      if (isMissing(error)) throw missing;
      throw error;
    }
  }

  async findOrNothing(path: readonly string[]): Promise<Found | undefined> {
    try {
      return await this.find(path);
    } catch (error) {
      if (error instanceof Refusal && error.status === 404) return undefined;
      throw error;
    }
  }

  /** @throws Refusal 404 as `find` does, 400 for a folder, 413 for a file that is too large */
  async read(path: readonly string[]): Promise<Buffer> {
    const { location, stats } = await this.find(path);
    if (!stats.isFile()) throw new Refusal(400, `${nameOf(path)} is a folder.`);
    if (stats.size > MAX_FILE_BYTES) {
      const megabytes = MAX_FILE_BYTES / 1024 / 1024;
      throw new Refusal(413, `"${path.join('/')}" has more than ${megabytes} MB.`);
    }
    return readPlainFile(location, MAX_FILE_BYTES).catch((error: unknown) => {
      throw error instanceof UnreadableFile || isMissing(error) ? nothingAt(path) : error;
    });
  }

  /**
   * The folder around a file that exists or that will be written.
   *
   * @throws Refusal 404 when it does not exist or may not be shown, or when the file's name may not be
   */
  async around(path: readonly string[]): Promise<string> {
    checkNames(path);
    const parent = path.slice(0, -1);
    const { location, stats } = await this.find(parent);
    if (!stats.isDirectory()) throw new Refusal(400, `${nameOf(parent)} is not a folder.`);
    return location;
  }

  /**
   * Where a file is, or would be once written. A link is followed, so that writing keeps it a link.
   *
   * @throws Refusal 404 when the folder around it does not exist or may not be shown
   */
  async place(path: readonly string[]): Promise<string> {
    const location = await this.entry(path);
    if ((await realpath(location).catch(() => undefined)) === undefined) return location;
    const found = await this.findOrNothing(path);
    if (found) return found.location;
    const what = `${nameOf(path)} is a link that leads out of the course folder, or no file at all`;
    throw new Refusal(404, `${what}; move it away, and it is saved here again.`);
  }

  /**
   * Where a name itself stands, or would: of a link the link, not what it leads to.
   *
   * @throws Refusal 404 when the folder around it does not exist or may not be shown
   */
  async entry(path: readonly string[]): Promise<string> {
    const name = path.at(-1);
    if (name === undefined) throw new Refusal(400, 'The course folder itself cannot be replaced.');
    return join(await this.around(path), name);
  }

  private holds(location: string): boolean {
    const below = location.slice(this.root.length).split(sep);
    const inside = location === this.root || location.startsWith(this.root + sep);
    return inside && !below.some(isHidden);
  }
}

function nothingAt(path: readonly string[]): Refusal {
  const text =
    path.length === 0
      ? 'The course folder is not there any more; put it back where it was.'
      : `There is no "${path.join('/')}" in the course folder.`;
  return new Refusal(404, text);
}

/** What a sentence that begins with a file or folder calls it. */
export function nameOf(path: readonly string[]): string {
  return path.length === 0 ? 'The course folder' : `"${path.join('/')}"`;
}

/** @throws Refusal 404 for a name that climbs, hides, or means something else to another system */
function checkNames(path: readonly string[]): void {
  for (const name of path) {
    if (name === '' || isHidden(name) || /[\\/\0]/.test(name) || (sep === '\\' && /:/.test(name))) {
      throw new Refusal(404, `"${path.join('/')}" is not a file of the course folder.`);
    }
  }
}

export function isHidden(name: string): boolean {
  return name.startsWith('.');
}
