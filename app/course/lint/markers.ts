import { markOf, type Role } from '../assignment.js';
import { marker, type Region } from '../marker.js';
import { type Finding, findingAt, type Placed } from './finding.js';

/** A region between comment lines, and the roles of cell that may hold it. */
const regions: readonly { readonly name: Region; readonly roles: readonly Role[] }[] = [
  { name: 'SOLUTION', roles: ['answer', 'manual'] },
  { name: 'HIDDEN TESTS', roles: ['tests'] },
];

/** The rules of `// BEGIN …` and `// END …`: whole lines, in pairs, only in cells of their kind. */
export function lintMarkers(cells: readonly Placed[]): Finding[] {
  return cells.flatMap((placed) => [
    ...regions.flatMap(({ name, roles }) => [
      ...pairing(placed, name),
      ...belonging(placed, name, roles),
    ]),
    ...answerWithout(placed),
  ]);
}

function pairing(placed: Placed, name: Region): Finding[] {
  const { cell } = placed;
  const [begin, end] = [marker(cell, 'BEGIN', name), marker(cell, 'END', name)];
  const findings: Finding[] = [];
  const find = (message: string, line: number) => findings.push(findingAt(placed, message, line));
  let open: number | null = null;
  cell.source.split('\n').forEach((text, index) => {
    const line = index + 1;
    const kind = new RegExp(`(BEGIN|END) ${name}`).exec(text)?.[1];
    if (kind === undefined) return;
    const wanted = kind === 'BEGIN' ? begin : end;
    if (text.trim() !== wanted) {
      find(`write the marker as "${wanted}", alone.`, line);
    } else if (kind === 'BEGIN') {
      if (open !== null) find(`"${begin}" inside that of line ${open}.`, line);
      open = line;
    } else {
      if (open === null) find(`"${end}" without BEGIN.`, line);
      open = null;
    }
  });
  if (open !== null) find(`"${begin}" without "${end}".`, open);
  return findings;
}

function belonging(placed: Placed, name: Region, roles: readonly Role[]): Finding[] {
  const line = placed.cell.source.split('\n').findIndex((text) => text.includes(`BEGIN ${name}`));
  const role = markOf(placed.cell)?.role;
  if (line < 0 || (role !== undefined && roles.includes(role))) return [];
  const kind = name === 'SOLUTION' ? 'an answer' : 'a test cell';
  const begin = marker(placed.cell, 'BEGIN', name);
  return [findingAt(placed, `"${begin}" in a cell that is not ${kind}.`, line + 1)];
}

/** nbgrader replaces the whole of an answer without markers, and the question that stands in it too. */
function answerWithout(placed: Placed): Finding[] {
  const role = markOf(placed.cell)?.role;
  if (role !== 'answer' && role !== 'manual') return [];
  if (placed.cell.source.includes('BEGIN SOLUTION')) return [];
  const begin = marker(placed.cell, 'BEGIN', 'SOLUTION');
  return [findingAt(placed, `it is an answer without a "${begin}".`)];
}
