import { existsSync, readdirSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

/**
 * The full path of a file in the course's data folder.
 *
 * The folder is the environment variable NABLA_DATA where it is set, else the nearest folder
 * `data` above the package.
 *
 * @param name the file's name, with its folder if it is in one, for example `questions/04-gradient-descent.json`.
 * @returns an absolute path of a file that exists.
 * @throws Error when there is no data folder or no such file; the message lists the files there are.
 * @example
 * import { dataPath } from 'nabla';
 * dataPath('auto-mpg.csv'); // → '…/data/auto-mpg.csv'
 * @source Curriculum 05
 */
export function dataPath(name: string): string {
  const folder = dataFolder();
  const path = join(folder, name);
  if (name !== '' && existsSync(path)) return path;
  const beside = existsSync(dirname(path)) ? dirname(path) : folder;
  const files = readdirSync(beside).map((file) => relative(folder, join(beside, file)));
  throw new Error(
    `dataPath: there is no "${name}" in the data folder. There are: ${files.sort().join(', ')}.`,
  );
}

function dataFolder(): string {
  const asked = process.env.NABLA_DATA;
  if (asked) {
    if (existsSync(asked)) return asked;
    throw new Error(`dataPath: NABLA_DATA names the folder "${asked}", which does not exist.`);
  }
  for (const folder of ancestors(packageFolder())) {
    if (existsSync(join(folder, 'data'))) return join(folder, 'data');
  }
  throw new Error('dataPath: no folder "data" above the package; set NABLA_DATA to its path.');
}

/** The nearest folder with a package.json: `lib`, both for the sources and for `lib/dist`. */
function packageFolder(): string {
  const found = ancestors(join(__dirname, 'any')).find((folder) =>
    existsSync(join(folder, 'package.json')),
  );
  return found ?? __dirname;
}

/** The folders above this one, nearest first. */
function ancestors(path: string): string[] {
  const above = dirname(path);
  return above === path ? [] : [above, ...ancestors(above)];
}
