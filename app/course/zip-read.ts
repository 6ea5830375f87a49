import { inflateRawSync } from 'node:zlib';
import { messageOf } from '../message-of.js';
import { textInUtf8 } from '../utf8.js';
import { crc32 } from './crc32.js';
import { pathLabel } from './path-label.js';
import type { ZipFile } from './zip-write.js';

/** What a reader accepts of an archive that someone else made. */
export interface ZipLimits {
  /** Files in the archive. Default 2000. */
  readonly files?: number;
  /** Bytes of one file when unpacked. Default 20 MB. */
  readonly fileBytes?: number;
  /** Bytes of all wanted files when unpacked. Default 50 MB. */
  readonly totalBytes?: number;
}

interface Entry {
  readonly path: string;
  readonly method: number;
  readonly encrypted: boolean;
  readonly symlink: boolean;
  readonly crc: number;
  readonly packed: number;
  readonly offset: number;
}

const endSignature = 0x06054b50;
const entrySignature = 0x02014b50;
const localSignature = 0x04034b50;
const notInThisFormat = 0xffffffff;

/**
 * The wanted regular files of a zip archive, unpacked in memory and nowhere else.
 *
 * A link is never followed and not returned. Sizes that the archive claims are not believed: unpacking
 * stops at the limits. Names are returned as they stand, `../` and all: they are labels, not places.
 *
 * Throws an Error that says what is wrong with a damaged, encrypted or excessive archive.
 */
export function readZip(
  archive: Buffer,
  wanted: (path: string) => boolean,
  { files = 2000, fileBytes = 20_000_000, totalBytes = 50_000_000 }: ZipLimits = {},
): ZipFile[] {
  let left = totalBytes;
  return directoryOf(archive, files)
    .filter((entry) => !entry.symlink && !entry.path.endsWith('/') && wanted(entry.path))
    .map((entry) => {
      const data = unpack(archive, entry, Math.min(fileBytes, left));
      left -= data.length;
      return { path: entry.path, data };
    });
}

function directoryOf(archive: Buffer, limit: number): Entry[] {
  const end = archive.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  if (end < 0 || end + 22 > archive.length || archive.readUInt32LE(end) !== endSignature) {
    throw new Error('it is not a zip archive, or it is cut short.');
  }
  const count = archive.readUInt16LE(end + 10);
  if (count > limit) throw new Error(`it holds ${count} files; at most ${limit} are accepted.`);
  const entries: Entry[] = [];
  let at = archive.readUInt32LE(end + 16);
  if (at === notInThisFormat) throw new Error('it is a zip64 archive; pack it as a plain zip.');
  for (let index = 0; index < count; index++) {
    if (at + 46 > archive.length || archive.readUInt32LE(at) !== entrySignature) {
      throw new Error('its list of files is damaged.');
    }
    const nameLength = archive.readUInt16LE(at + 28);
    entries.push(readEntry(archive, at, nameLength));
    at += 46 + nameLength + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32);
  }
  return entries;
}

function readEntry(archive: Buffer, at: number, nameLength: number): Entry {
  const flags = archive.readUInt16LE(at + 8);
  const name = archive.subarray(at + 46, at + 46 + nameLength);
  const fileType = (archive.readUInt32LE(at + 38) >>> 16) & 0o170000;
  return {
    path: pathLabel(
      (flags & 0x0800 ? name.toString('utf8') : nameText(name)).replaceAll('\\', '/'),
    ),
    method: archive.readUInt16LE(at + 10),
    encrypted: (flags & 1) === 1,
    symlink: fileType === 0o120000,
    crc: archive.readUInt32LE(at + 16),
    packed: archive.readUInt32LE(at + 20),
    offset: archive.readUInt32LE(at + 42),
  };
}

/** Archives without the UTF-8 flag mostly hold UTF-8 all the same; else a byte is a letter. */
function nameText(name: Buffer): string {
  return textInUtf8(name) ?? name.toString('latin1');
}

function unpack(archive: Buffer, entry: Entry, limit: number): Buffer {
  const { path, offset, packed } = entry;
  if (entry.encrypted) throw new Error(`"${path}" in it is encrypted.`);
  if (offset + 30 > archive.length || archive.readUInt32LE(offset) !== localSignature) {
    throw new Error(`"${path}" in it is damaged.`);
  }
  const start = offset + 30 + archive.readUInt16LE(offset + 26) + archive.readUInt16LE(offset + 28);
  if (start + packed > archive.length) throw new Error(`"${path}" in it is cut short.`);
  const data = inflate(archive.subarray(start, start + packed), entry, limit);
  if (crc32(data) !== entry.crc) throw new Error(`"${path}" in it is damaged (wrong checksum).`);
  return data;
}

function inflate(bytes: Buffer, { path, method }: Entry, limit: number): Buffer {
  const excess = `"${path}" in it is larger than ${Math.max(0, limit)} bytes when unpacked.`;
  if (method === 0) {
    if (bytes.length > limit) throw new Error(excess);
    return bytes;
  }
  if (method !== 8) throw new Error(`"${path}" in it uses compression method ${method}.`);
  if (limit <= 0) throw new Error(excess);
  try {
    return inflateRawSync(bytes, { maxOutputLength: limit });
  } catch (error) {
    if (error instanceof RangeError) throw new Error(excess);
    throw new Error(`"${path}" in it is damaged (${messageOf(error)}).`);
  }
}
