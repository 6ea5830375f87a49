import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import Module, { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { constants, Script } from 'node:vm';
import { isRecord } from '../is-record.js';

const require = createRequire(import.meta.url);
const folder = fileURLToPath(new URL('../cache/', import.meta.url));

/**
 * Loads a large CommonJS package with the machine code that V8 made of it last time, which saves
 * about a sixth of the kernel's start. Returns a function that keeps the code for the next start; it
 * does nothing when what was kept is still good. V8 itself refuses code of another version.
 */
export function loadWithCodeCache(name: string): () => void {
  const file = require.resolve(name);
  const version = `${name}-${versionOf(file)}-${process.version}-${process.arch}`;
  const cacheFile = join(folder, `${version}.bin`);
  const cachedData = read(cacheFile);
  const script = new Script(Module.wrap(readFileSync(file, 'utf8')), {
    filename: file,
    ...(cachedData && { cachedData }),
    importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
  });
  const module = new Module(file);
  module.filename = file;
  script.runInThisContext()(module.exports, createRequire(file), module, file, dirname(file));
  module.loaded = true;
  require.cache[file] = module;
  if (cachedData && script.cachedDataRejected === false) return () => {};
  return () => write(cacheFile, script.createCachedData());
}

function versionOf(file: string): string {
  const text = read(join(dirname(file), '..', 'package.json'));
  const value: unknown = text && JSON.parse(text.toString('utf8'));
  return isRecord(value) ? String(value.version) : '';
}

function read(file: string): Buffer | undefined {
  try {
    return readFileSync(file);
  } catch {
    return undefined;
  }
}

/** Written beside and renamed, so that a kernel that starts meanwhile reads a whole file. */
function write(file: string, data: Buffer): void {
  try {
    mkdirSync(folder, { recursive: true });
    const unfinished = `${file}.${process.pid}`;
    writeFileSync(unfinished, data);
    renameSync(unfinished, file);
  } catch {
    // An installation that cannot be written to starts a little slower.
  }
}
