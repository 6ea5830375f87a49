import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

/** The range and the number of missing values of a numeric column, as data/README.md states them. */
interface Column {
  readonly smallest: number;
  readonly largest: number;
  readonly missing: number;
}

interface Table {
  readonly rows: number;
  readonly complete: number;
  readonly numeric: Readonly<Record<string, Column>>;
  readonly categories: Readonly<Record<string, Readonly<Record<string, number>>>>;
  readonly header: readonly string[];
}

const tables: Readonly<Record<string, Table>> = {
  'auto-mpg.csv': {
    header: [
      'name',
      'miles_per_gallon',
      'cylinders',
      'displacement_cu_in',
      'horsepower',
      'weight_lb',
      'acceleration_s',
      'model_year',
      'origin',
    ],
    rows: 406,
    complete: 392,
    numeric: {
      miles_per_gallon: { smallest: 9, largest: 46.6, missing: 8 },
      cylinders: { smallest: 3, largest: 8, missing: 0 },
      displacement_cu_in: { smallest: 68, largest: 455, missing: 0 },
      horsepower: { smallest: 46, largest: 230, missing: 6 },
      weight_lb: { smallest: 1613, largest: 5140, missing: 0 },
      acceleration_s: { smallest: 8, largest: 24.8, missing: 0 },
      model_year: { smallest: 1970, largest: 1982, missing: 0 },
    },
    categories: { origin: { USA: 254, Japan: 79, Europe: 73 } },
  },
  'penguins.csv': {
    header: [
      'species',
      'island',
      'bill_length_mm',
      'bill_depth_mm',
      'flipper_length_mm',
      'body_mass_g',
      'sex',
    ],
    rows: 344,
    complete: 333,
    numeric: {
      bill_length_mm: { smallest: 32.1, largest: 59.6, missing: 2 },
      bill_depth_mm: { smallest: 13.1, largest: 21.5, missing: 2 },
      flipper_length_mm: { smallest: 172, largest: 231, missing: 2 },
      body_mass_g: { smallest: 2700, largest: 6300, missing: 2 },
    },
    categories: {
      species: { Adelie: 152, Gentoo: 124, Chinstrap: 68 },
      island: { Biscoe: 168, Dream: 124, Torgersen: 52 },
      sex: { male: 168, female: 165, '': 11 },
    },
  },
};

function readText(name: string): string {
  return readFileSync(new URL(`../../data/${name}`, import.meta.url), 'utf8');
}

describe.each(Object.entries(tables))('data/%s', (name, table) => {
  const text = readText(name);
  const [header = '', ...lines] = text.trimEnd().split('\n');
  const rows = lines.map((line) => line.split(','));
  const column = (title: string): string[] =>
    rows.map((row) => row[table.header.indexOf(title)] ?? 'no such column');

  it('ends with a line feed and needs no quotes', () => {
    expect(text.endsWith('\n')).toBe(true);
    expect(text).not.toMatch(/["\r]/);
  });

  it('has the columns and the number of rows that data/README.md states', () => {
    expect(header.split(',')).toEqual(table.header);
    expect(rows).toHaveLength(table.rows);
    expect(rows.filter((row) => row.length !== table.header.length)).toEqual([]);
    expect(rows.filter((row) => row.every((field) => field !== ''))).toHaveLength(table.complete);
    expect(readText('README.md')).toContain(
      `| [${name}](${name}) | ${table.rows} | ${table.header.length} | ${table.complete} |`,
    );
  });

  it.each(Object.entries(table.numeric))(
    'has finite numbers in the stated range in the column %s',
    (title, expected) => {
      const fields = column(title);
      const numbers = fields.filter((field) => field !== '').map(Number);
      expect(numbers.every(Number.isFinite)).toBe(true);
      expect({
        smallest: Math.min(...numbers),
        largest: Math.max(...numbers),
        missing: fields.length - numbers.length,
      }).toEqual(expected);
    },
  );

  it.each(Object.entries(table.categories))(
    'has each category as often as stated in the column %s',
    (title, expected) => {
      const counts: Record<string, number> = {};
      for (const field of column(title)) counts[field] = (counts[field] ?? 0) + 1;
      expect(counts).toEqual(expected);
    },
  );
});
