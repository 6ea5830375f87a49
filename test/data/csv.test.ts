import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { frameRows, parseCsv, readCsv, streamCsv, writeCsv } from '../../lib/data';

const folder = mkdtempSync(join(tmpdir(), 'nabla-csv-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

describe('parseCsv', () => {
  it('reads quoted fields with commas, line ends and quotes in them, and either kind of line end', () => {
    const table = parseCsv('name,note\r\n"Smith, J.","said ""hi""\nand left"\r\nLee,\r\n');
    expect(table.names).toEqual(['name', 'note']);
    expect(table.text('name')).toEqual(['Smith, J.', 'Lee']);
    expect(table.text('note')).toEqual(['said "hi"\nand left', '']);
  });

  it('skips blank lines, a byte-order mark, and takes other separators', () => {
    expect(parseCsv('\uFEFFx;y\n\n1;2\n\n', { separator: ';' }).rows(['y', 'x'])).toEqual([[2, 1]]);
  });

  it('drops rows with missing values where asked', () => {
    const table = parseCsv('x,y\n1,\n,2\n3,4\n');
    expect(table.withoutMissing().rows(['x', 'y'])).toEqual([[3, 4]]);
    expect(table.withoutMissing(['x']).numbers('x')).toEqual([1, 3]);
  });

  it('names line and column of what is wrong', () => {
    expect(() => parseCsv('x,y\n1,2\n3\n')).toThrow(
      'CSV: line 3 of the text has 1 fields, but the header has 2.',
    );
    expect(() => parseCsv('x\n1\nmany\n').numbers('x')).toThrow(
      'Column "x" must hold numbers, but line 3 is "many".',
    );
    expect(() => parseCsv('x,y\n1,2\n3,\n').numbers('y')).toThrow(
      'Column "y" must hold numbers, but line 3 is empty; drop or fill missing values first.',
    );
    expect(() => parseCsv('x\n1\n').numbers('z')).toThrow('there is no column "z"; there are x');
    expect(() => parseCsv('')).toThrow('the text is empty; its first line must name the columns');
    expect(() => parseCsv('x,x\n1,2\n')).toThrow('names the column "x" twice');
    expect(() => parseCsv('x\n"1\n2\n')).toThrow('line 2 never ends');
  });
});

describe('readCsv and writeCsv', () => {
  it('give back what was written, whatever the text', () => {
    const path = join(folder, 'round.csv');
    const cell = fc.string({ unit: fc.constantFrom('a', ',', '"', '\n', ' ', 'é') });
    fc.assert(
      fc.property(
        fc.array(fc.tuple(cell, fc.double({ noNaN: true })), { minLength: 1 }),
        (rows) => {
          const text = rows.map(([value]) => `x${value}`);
          const numbers = rows.map(([, value]) => (Number.isFinite(value) ? value : 0));
          writeCsv(path, { 'a, "b"': text, n: numbers });
          const table = readCsv(path);
          expect(table.text('a, "b"')).toEqual(text);
          expect(table.numbers('n').map((value) => value + 0)).toEqual(numbers.map((v) => v + 0));
        },
      ),
    );
  });

  it('say what is wrong with a file', () => {
    expect(() => readCsv(join(folder, 'none.csv'))).toThrow(/none\.csv": there is no such file/);
    expect(() => readCsv(folder)).toThrow('it is a folder, not a file');
    expect(() => writeCsv(join(folder, 'x.csv'), { a: [1, 2], b: [1] })).toThrow(
      'all columns must have 2 values like the first, but b has 1',
    );
  });
});

describe('streamCsv', () => {
  async function collect(path: string, columns: string[], batchSize: number) {
    const batches: number[][][] = [];
    for await (const batch of streamCsv(path, { columns, batchSize })) batches.push(batch);
    return batches;
  }

  it('reads a file longer than its buffer in batches, with the rows that readCsv sees', async () => {
    const path = join(folder, 'long.csv');
    const n = 20_000;
    const index = Array.from({ length: n }, (_, i) => i);
    writeCsv(path, { i: index, square: index.map((i) => i * i), note: index.map(() => 'a, "b"') });
    const batches = await collect(path, ['square', 'i'], 3000);
    expect(batches.map((batch) => batch.length)).toEqual([...Array(6).fill(3000), 2000]);
    expect(batches.flat()).toEqual(readCsv(path).rows(['square', 'i']));
  });

  it('names file, line and column of what is wrong', async () => {
    const path = join(folder, 'bad.csv');
    writeFileSync(path, 'x,y\n1,2\n3,four\n');
    await expect(collect(path, ['y'], 10)).rejects.toThrow(
      'Column "y" must hold numbers, but line 3 is "four"',
    );
    await expect(collect(path, ['z'], 10)).rejects.toThrow('there is no column "z"');
    await expect(collect(join(folder, 'none.csv'), ['x'], 1)).rejects.toThrow(
      'there is no such file',
    );
    writeFileSync(path, '');
    await expect(collect(path, ['x'], 1)).rejects.toThrow('is empty');
    writeFileSync(path, 'x,y\n1\n');
    await expect(collect(path, ['x'], 1)).rejects.toThrow('line 2 of');
  });
});

describe('frameRows', () => {
  it('takes columns of a danfojs DataFrame', async () => {
    const { DataFrame } = await import('danfojs-node');
    const frame = new DataFrame(
      [
        ['a', 1, 2],
        ['b', 3, 4],
      ],
      { columns: ['name', 'x', 'y'] },
    );
    expect(frameRows(frame, ['y', 'x'])).toEqual([
      [2, 1],
      [4, 3],
    ]);
  });

  it('names row and column of what is no number', () => {
    const frame = { columns: ['x'], values: [[1], [null], ['a']] };
    expect(() => frameRows(frame, ['x'])).toThrow(
      'Column "x" must hold numbers, but row 1 is empty',
    );
    expect(() => frameRows({ ...frame, values: [[1], ['a']] }, ['x'])).toThrow('row 1 is "a"');
    expect(() => frameRows(frame, ['z'])).toThrow('there is no column "z"; there are x');
  });
});
