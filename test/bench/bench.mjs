// Runs the benchmarks and prints one table for each: `npm run bench` runs all, `npm run bench -- start` only that one.
// A benchmark is a module here that exports a `title` and `measure()`, which gives rows.

import { readdirSync } from 'node:fs';
import { cpus, totalmem, type } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { printTable } from './table.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const all = readdirSync(here)
  .filter((name) => name.endsWith('.bench.mjs'))
  .map((name) => name.replace('.bench.mjs', ''));
const chosen = process.argv.slice(2);
const unknown = chosen.filter((name) => !all.includes(name));
if (unknown.length > 0) {
  console.error(`Unknown benchmark "${unknown[0]}": try ${all.join(', ')}.`);
  process.exit(1);
}

const [cpu] = cpus();
console.log(
  `${cpus().length} × ${cpu.model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GiB, ${type()}, ` +
    `Node ${process.versions.node}, ${new Date().toISOString().slice(0, 10)}\n`,
);
for (const name of chosen.length > 0 ? chosen : all) {
  const { title, measure } = await import(pathToFileURL(join(here, `${name}.bench.mjs`)).href);
  console.log(`### ${title}\n`);
  printTable(await measure());
}
