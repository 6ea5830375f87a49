import { crc32 } from './crc32.js';

/** A file of an archive: its path with forward slashes, and its bytes. */
export interface ZipFile {
  readonly path: string;
  readonly data: Uint8Array;
}

/** 1 January 1980, 00:00: the first moment of the format, so that an archive has no clock in it. */
const dosDate = 0x0021;
const utf8Names = 0x0800;
const version = 20;

/**
 * A zip archive in which nothing depends on the machine or the time: files in the order of their
 * paths, stored without compression, one fixed date. The same files give the same bytes.
 */
export function writeZip(files: readonly ZipFile[]): Buffer {
  const sorted = [...files].sort((a, b) => (a.path < b.path ? -1 : 1));
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { path, data } of sorted) {
    const name = Buffer.from(path, 'utf8');
    const common = commonHeader(name, data);
    const local = Buffer.concat([uint32(0x04034b50), common, name, data]);
    parts.push(local);
    directory.push(directoryEntry(common, name, offset));
    offset += local.length;
  }
  const entries = Buffer.concat(directory);
  return Buffer.concat([...parts, entries, endRecord(sorted.length, entries.length, offset)]);
}

/** The fields that the local header and the directory share. */
function commonHeader(name: Buffer, data: Uint8Array): Buffer {
  const stored = 0;
  return Buffer.concat([
    uint16(version, utf8Names, stored, 0, dosDate),
    uint32(crc32(data), data.length, data.length),
    uint16(name.length, 0),
  ]);
}

function directoryEntry(common: Buffer, name: Buffer, offset: number): Buffer {
  const madeByUnix = (3 << 8) | version;
  const regularFile = 0o100644 << 16;
  return Buffer.concat([
    uint32(0x02014b50),
    uint16(madeByUnix),
    common,
    uint16(0, 0, 0),
    uint32(regularFile >>> 0, offset),
    name,
  ]);
}

function endRecord(count: number, size: number, offset: number): Buffer {
  return Buffer.concat([
    uint32(0x06054b50),
    uint16(0, 0, count, count),
    uint32(size, offset),
    uint16(0),
  ]);
}

function uint16(...values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 2);
  values.forEach((value, index) => {
    bytes.writeUInt16LE(value, index * 2);
  });
  return bytes;
}

function uint32(...values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 4);
  values.forEach((value, index) => {
    bytes.writeUInt32LE(value, index * 4);
  });
  return bytes;
}
