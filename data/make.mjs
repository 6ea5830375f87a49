// Makes auto-mpg.csv and penguins.csv from the npm package vega-datasets 3.2.1:
//   npm pack vega-datasets@3.2.1 && tar xzf vega-datasets-3.2.1.tgz && node data/make.mjs package
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Each table: its source file, the hash that the package's datapackage.json states, and its columns. */
const tables = [
  {
    csv: 'auto-mpg.csv',
    json: 'cars.json',
    sha1: '1d56d3fa6da01af9ece2d6397892fe5bb6f47c3d',
    columns: {
      name: (car) => car.Name,
      miles_per_gallon: (car) => car.Miles_per_Gallon,
      cylinders: (car) => car.Cylinders,
      displacement_cu_in: (car) => car.Displacement,
      horsepower: (car) => car.Horsepower,
      weight_lb: (car) => car.Weight_in_lbs,
      acceleration_s: (car) => car.Acceleration,
      model_year: (car) => Number(car.Year.slice(0, 4)),
      origin: (car) => car.Origin,
    },
  },
  {
    csv: 'penguins.csv',
    json: 'penguins.json',
    sha1: '517b6d3267174b1b65691a37cbd59c1739155866',
    columns: {
      species: (bird) => bird.Species,
      island: (bird) => bird.Island,
      bill_length_mm: (bird) => bird['Beak Length (mm)'],
      bill_depth_mm: (bird) => bird['Beak Depth (mm)'],
      flipper_length_mm: (bird) => bird['Flipper Length (mm)'],
      body_mass_g: (bird) => bird['Body Mass (g)'],
      sex: (bird) => (bird.Sex === '.' ? null : (bird.Sex?.toLowerCase() ?? null)),
    },
  },
];

function cell(value) {
  const text = value === null ? '' : String(value);
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** The hash that datapackage.json calls sha1: git's, of the contents behind a short header. */
function gitHash(bytes) {
  return createHash('sha1').update(`blob ${bytes.length}\0`).update(bytes).digest('hex');
}

const source = process.argv[2];
if (source === undefined) {
  throw new Error('Name the unpacked vega-datasets folder: node data/make.mjs package');
}
for (const { csv, json, sha1, columns } of tables) {
  const bytes = readFileSync(join(source, 'data', json));
  const found = gitHash(bytes);
  if (found !== sha1)
    throw new Error(`${json} has the hash ${found}, not ${sha1}: use vega-datasets 3.2.1.`);
  const header = Object.keys(columns).join(',');
  const rows = JSON.parse(bytes.toString('utf8')).map((row) =>
    Object.values(columns)
      .map((read) => cell(read(row)))
      .join(','),
  );
  writeFileSync(new URL(csv, import.meta.url), `${[header, ...rows].join('\n')}\n`);
}
