import { expect, it } from 'vitest';
import {
  cloudExamples,
  frameRows,
  matrix,
  parseCsv,
  rowsOf,
  seededRandom,
  standardize,
} from '../../lib/data';

const untyped = (json: string) => JSON.parse(json);
const nothing = untyped('null');

it('what is no table is refused by name', () => {
  expect(() => frameRows(nothing, ['x'])).toThrow('columns of the table must be an array');
  expect(() => parseCsv(nothing)).toThrow('parseCsv: text must be a string, but it is null');
  expect(() => rowsOf(nothing)).toThrow('m must be an array of rows');
  expect(() => matrix({ rows: 1, columns: 2, data: Float64Array.of(1, Number.NaN) })).toThrow(
    'row 0, column 1',
  );
});

it('a separator is one character', () => {
  expect(parseCsv('a;b\n1;2', { separator: ';' }).numbers('b')).toEqual([2]);
  for (const separator of ['', ';;', '"']) {
    expect(() => parseCsv('a\n1', { separator })).toThrow('separator must be one character');
  }
});

it('random picks and clouds need something to pick from and somewhere to be', () => {
  expect(() => seededRandom(1).choice(nothing, 1)).toThrow('items must be an array');
  expect(() => seededRandom(nothing)).toThrow('a state is four whole numbers');
  expect(() => cloudExamples(2, nothing, 1, seededRandom(1))).toThrow('centers must be an array');
  expect(() => cloudExamples(2, [[]], 1, seededRandom(1))).toThrow('centers[0] must have');
});

it('one row, and a column without variance, become 0 and come back', () => {
  const { scaled, coefficients } = standardize([[5, 7]]);
  expect(scaled).toEqual([[0, 0]]);
  expect(coefficients([3, 1, 1]).every(Number.isFinite)).toBe(true);
});
