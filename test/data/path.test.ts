import { existsSync } from 'node:fs';
import { isAbsolute } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { dataPath } from '../../lib/data/path';

afterEach(() => {
  delete process.env.NABLA_DATA;
});

test('a file of the data folder is found from the sources', () => {
  const path = dataPath('auto-mpg.csv');
  expect(isAbsolute(path)).toBe(true);
  expect(existsSync(path)).toBe(true);
});

test('a missing file is refused with the files there are', () => {
  expect(() => dataPath('auto-mgp.csv')).toThrow(
    /^dataPath: there is no "auto-mgp\.csv" in the data folder\. There are: .*auto-mpg\.csv/,
  );
});

test('NABLA_DATA names another data folder', () => {
  process.env.NABLA_DATA = dataPath('questions');
  expect(dataPath('schema.json')).toBe(`${process.env.NABLA_DATA}/schema.json`);
});

test('a NABLA_DATA that does not exist is refused', () => {
  process.env.NABLA_DATA = '/no/such/folder';
  expect(() => dataPath('auto-mpg.csv')).toThrow(
    'dataPath: NABLA_DATA names the folder "/no/such/folder", which does not exist.',
  );
});
