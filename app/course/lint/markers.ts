import { markOf, type Role } from '../assignment.js';
import { type Finding, findingAt, type Placed } from './finding.js';

/** A region between comment lines, and the roles of cell that may hold it. */
const regions: readonly { readonly name: string; readonly roles: readonly Role[] }[] = [
  { name: 'SOLUTION', roles: ['answer', 'manual'] },
  { name: 'HIDDEN TESTS', roles: ['tests'] },
];

/** The rules of `// BEGIN …` and `// END …`: whole lines, in pairs, only in cells of their kind. */
export function lintMarkers(cells: readonly Placed[]): Finding[] {
  return cells
    .filter(({ cell }) => cell.cell_type === 'code')
    .flatMap((placed) => [
      ...regions.flatMap(({ name, roles }) => [
        ...pairing(placed, name),
        ...belonging(placed, name, roles),
      ]),
      ...answerWithout(placed),
    ]);
}

function pairing(placed: Placed, name: string): Finding[] {
  const findings: Finding[] = [];
  let open: number | null = null;
  placed.cell.source.split('\n').forEach((text, index) => {
    const line = index + 1;
    const kind = new RegExp(`(BEGIN|END) ${name}`).exec(text)?.[1];
    if (kind === undefined) return;
    if (text.trim() !== `// ${kind} ${name}`) {
      findings.push(findingAt(placed, `write the marker as "// ${kind} ${name}", alone.`, line));
    } else if (kind === 'BEGIN') {
      if (open !== null) {
        findings.push(findingAt(placed, `"// BEGIN ${name}" inside that of line ${open}.`, line));
      }
      open = line;
    } else {
      if (open === null) findings.push(findingAt(placed, `"// END ${name}" without BEGIN.`, line));
      open = null;
    }
  });
  if (open !== null) {
    findings.push(findingAt(placed, `"// BEGIN ${name}" without "// END ${name}".`, open));
  }
  return findings;
}

function belonging(placed: Placed, name: string, roles: readonly Role[]): Finding[] {
  const line = placed.cell.source.split('\n').findIndex((text) => text.includes(`BEGIN ${name}`));
  const role = markOf(placed.cell)?.role;
  if (line < 0 || (role !== undefined && roles.includes(role))) return [];
  const kind = name === 'SOLUTION' ? 'an answer' : 'a test cell';
  return [findingAt(placed, `"// BEGIN ${name}" in a cell that is not ${kind}.`, line + 1)];
}

function answerWithout(placed: Placed): Finding[] {
  if (markOf(placed.cell)?.role !== 'answer') return [];
  if (placed.cell.source.includes('BEGIN SOLUTION')) return [];
  return [findingAt(placed, 'it is an answer without a "// BEGIN SOLUTION".')];
}
