import { open } from 'node:fs/promises';
import { isTaken } from './disk-error.js';

/** Takes a free name by an empty file, in one step. Returns false when anything has the name already. */
export async function reserve(location: string): Promise<boolean> {
  try {
    await (await open(location, 'wx')).close();
    return true;
  } catch (error) {
    if (isTaken(error)) return false;
    throw error;
  }
}
