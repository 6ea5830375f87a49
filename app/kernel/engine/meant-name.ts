import { createRequire } from 'node:module';
import { kernelFile } from './resolve.js';

/** What people write who come from Python or from web pages, and what it is called here. */
const fromElsewhere: ReadonlyMap<string, string> = new Map([
  ['print', 'console.log(…)'],
  ['len', 'list.length'],
  ['range', 'Array.from({ length: n }, (_, i) => i)'],
  ['True', 'true'],
  ['False', 'false'],
  ['None', 'undefined'],
  ['str', 'String(value)'],
  ['int', 'Math.trunc(Number(text))'],
  ['float', 'Number(text)'],
  ['prompt', "await input('…')"],
  ['alert', 'console.log(…)'],
]);

/** One line that says what somebody meant who used a name that does not exist. */
export function meantName(name: string, known: ReadonlySet<string>): string {
  if (packageExports().has(name)) return `import it first: import { ${name} } from 'nabla';`;
  const here = fromElsewhere.get(name);
  if (here !== undefined) return `here it is written ${here}.`;
  const ofMath = [name, name.toUpperCase()].find((candidate) => Object.hasOwn(Math, candidate));
  if (ofMath !== undefined) return `did you mean Math.${ofMath}?`;
  const near = nearest(name, [...known, ...packageExports()]);
  if (near !== undefined) return `did you mean ${near}?`;
  return `if another cell declares ${name}, run that cell first.`;
}

let exported: ReadonlySet<string> | undefined;

/** What the course's library offers; nothing when it is not there. */
function packageExports(): ReadonlySet<string> {
  if (exported) return exported;
  try {
    exported = new Set(Object.keys(createRequire(kernelFile)('nabla')));
  } catch {
    exported = new Set();
  }
  return exported;
}

/** The known name that differs in the fewest letters, if those are few. */
function nearest(name: string, known: readonly string[]): string | undefined {
  const most = Math.floor(name.length * 0.34);
  let best: string | undefined;
  let fewest = most + 1;
  for (const candidate of known) {
    const differing = editDistance(name.toLowerCase(), candidate.toLowerCase());
    if (differing < fewest) [best, fewest] = [candidate, differing];
  }
  return best;
}

/** Letters to insert, delete or replace (Levenshtein), by rows of the usual table. */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (const [i, letter] of [...a].entries()) {
    const next = [i + 1];
    for (const [j, other] of [...b].entries()) {
      const replaced = (row[j] ?? 0) + (letter === other ? 0 : 1);
      next.push(Math.min(replaced, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
