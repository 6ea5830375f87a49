import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { expect, it } from 'vitest';

const LIB = join(__dirname, '..', '..', 'lib');

/** What a file of the library imports from the library, types included. */
function importsOf(file: string): string[] {
  const source = readFileSync(join(LIB, file), 'utf8');
  return [...source.matchAll(/(?:from|import) '(\.[^']+)'/g)].map(([, path = '']) => {
    const target = join(LIB, dirname(file), path);
    return relative(LIB, existsSync(`${target}.ts`) ? `${target}.ts` : join(target, 'index.ts'));
  });
}

/** The first chain of imports that comes back to where it began. */
function circle(graph: ReadonlyMap<string, readonly string[]>): string[] | undefined {
  const finished = new Set<string>();
  const walk = (file: string, path: readonly string[]): string[] | undefined => {
    if (path.includes(file)) return [...path.slice(path.indexOf(file)), file];
    if (finished.has(file)) return undefined;
    for (const next of graph.get(file) ?? []) {
      const found = walk(next, [...path, file]);
      if (found !== undefined) return found;
    }
    finished.add(file);
    return undefined;
  };
  for (const file of graph.keys()) {
    const found = walk(file, []);
    if (found !== undefined) return found;
  }
  return undefined;
}

it('no file of the library imports itself by way of others, so that each can be read on its own', () => {
  const files = readdirSync(LIB, { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('.ts') && !/^(dist|node_modules)/.test(file) && !file.endsWith('.d.ts'),
  );
  const graph = new Map(files.map((file) => [file, importsOf(file)]));
  expect([...graph.values()].flat().filter((file) => !graph.has(file))).toEqual([]);
  expect(circle(graph)).toBeUndefined();
});
