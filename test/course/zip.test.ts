import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { crc32 } from '../../app/course/crc32.js';
import { readZip } from '../../app/course/zip-read.js';
import { writeZip } from '../../app/course/zip-write.js';

const all = () => true;
const file = (path: string, text: string) => ({ path, data: Buffer.from(text) });

/** Turns the stored file of a one-file archive into a deflated one; sizes as told. */
function deflated(path: string, plain: Buffer, claimed = plain.length): Buffer {
  const packed = deflateRawSync(plain);
  const zip = writeZip([{ path, data: packed }]);
  const name = Buffer.byteLength(path);
  const central = 30 + name + packed.length;
  for (const [at, shift] of [[8, 0] as const, [central + 10, 0] as const])
    zip.writeUInt16LE(8, at + shift);
  for (const at of [14, central + 16]) zip.writeUInt32LE(crc32(plain), at);
  for (const at of [22, central + 24]) zip.writeUInt32LE(claimed, at);
  return zip;
}

describe('crc32', () => {
  it('has the check value of the published algorithm', () => {
    // "123456789" → cbf43926: the check value in the catalogue of parametrised CRC algorithms.
    expect(crc32(Buffer.from('123456789'))).toBe(0xcbf43926);
  });
});

describe('writeZip', () => {
  it('makes an archive that unzip finds whole, names in UTF-8', () => {
    const folder = mkdtempSync(join(tmpdir(), 'nabla-zip-'));
    const path = join(folder, 'a.zip');
    writeFileSync(path, writeZip([file('b/ä.txt', 'hello'), file('a.txt', '')]));
    expect(execFileSync('unzip', ['-t', path], { encoding: 'utf8' })).toContain('No errors');
    expect(execFileSync('unzip', ['-p', path, 'b/*'], { encoding: 'utf8' })).toBe('hello');
  });

  it('gives the same bytes whatever the order of the files', () => {
    const [a, b] = [file('a', '1'), file('b', '2')];
    expect(writeZip([a, b]).equals(writeZip([b, a]))).toBe(true);
  });
});

describe('readZip', () => {
  it('returns what writeZip stored', () => {
    const [found] = readZip(writeZip([file('x/y.ipynb', 'text')]), all);
    expect(found?.path).toBe('x/y.ipynb');
    expect(Buffer.from(found?.data ?? []).toString()).toBe('text');
  });

  it('reads compressed archives of the zip command and leaves symbolic links out', () => {
    const folder = mkdtempSync(join(tmpdir(), 'nabla-zip-'));
    writeFileSync(join(folder, 'n.ipynb'), 'x'.repeat(5000));
    symlinkSync('/etc/passwd', join(folder, 'link.ipynb'));
    execFileSync('zip', ['-q', '-y', 'out.zip', 'n.ipynb', 'link.ipynb'], { cwd: folder });
    const files = readZip(readFileSync(join(folder, 'out.zip')), all);
    expect(files.map(({ path, data }) => [path, data.length])).toEqual([['n.ipynb', 5000]]);
  });

  it('stops unpacking a bomb at the limit, whatever size it claims', () => {
    const bomb = deflated('bomb', Buffer.alloc(5_000_000), 10);
    expect(() => readZip(bomb, all, { fileBytes: 1000 })).toThrow('larger than 1000 bytes');
  });

  it('counts the limit over all files', () => {
    const zip = writeZip([file('a', 'x'.repeat(60)), file('b', 'x'.repeat(60))]);
    expect(() => readZip(zip, all, { totalBytes: 100 })).toThrow('"b" in it is larger');
  });

  it('does not unpack what is not wanted', () => {
    const bomb = deflated('bomb', Buffer.alloc(5_000_000));
    expect(readZip(bomb, (path) => path !== 'bomb', { fileBytes: 1000 })).toEqual([]);
  });

  it('refuses too many files', () => {
    const zip = writeZip(Array.from({ length: 5 }, (_, index) => file(`f${index}`, '')));
    expect(() => readZip(zip, all, { files: 4 })).toThrow('5 files; at most 4');
  });

  it.each([
    ['text', Buffer.from('not a zip'), 'not a zip archive'],
    ['nothing', Buffer.alloc(0), 'not a zip archive'],
    ['half an archive', writeZip([file('a', 'x'.repeat(99))]).subarray(0, 60), 'cut short'],
  ])('says what is wrong with %s', (_, bytes, message) => {
    expect(() => readZip(bytes, all)).toThrow(message);
  });

  it('finds a changed byte', () => {
    const zip = writeZip([file('a', 'content')]);
    zip[32] = (zip[32] ?? 0) ^ 1;
    expect(() => readZip(zip, all)).toThrow('wrong checksum');
  });
});
