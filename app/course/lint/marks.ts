import { isRecord } from '../../is-record.js';
import { type Finding, findingAt, type Placed } from './finding.js';

/** nbgrader's own keys; it removes or refuses others. */
const known = [
  'schema_version',
  'grade_id',
  'grade',
  'solution',
  'locked',
  'task',
  'points',
  'checksum',
  'cell_type',
  'remove',
];

/** The rules of nbgrader's cell metadata, schema version 3. */
export function lintMarks(cells: readonly Placed[]): Finding[] {
  const seen = new Map<string, number>();
  return cells.flatMap((placed) => {
    const raw = placed.cell.metadata.nbgrader;
    if (placed.cell.cell_type === 'code' && placed.cell.source.includes('AUTOTEST')) {
      return [findingAt(placed, 'it has the word AUTOTEST, which nbgrader replaces by tests.')];
    }
    if (raw === undefined) return [];
    if (!isRecord(raw)) return [findingAt(placed, 'its nbgrader metadata are not an object.')];
    const messages = [...keyRules(raw), ...idRules(raw, placed, seen), ...kindRules(raw, placed)];
    return messages.map((message) => findingAt(placed, message));
  });
}

function keyRules(raw: Record<string, unknown>): string[] {
  const extra = Object.keys(raw).filter((key) => !known.includes(key));
  const flags = ['grade', 'solution', 'locked'].filter((key) => typeof raw[key] !== 'boolean');
  return [
    ...(raw.schema_version === 3
      ? []
      : [`its nbgrader schema_version is ${text(raw.schema_version)}; write 3.`]),
    ...extra.map((key) => `nbgrader does not know the key "${key}"; keep it under "nabla".`),
    ...flags.map((key) => `its nbgrader key "${key}" is ${text(raw[key])}; write true or false.`),
  ];
}

function idRules(raw: Record<string, unknown>, { place }: Placed, seen: Map<string, number>) {
  const id = raw.grade_id;
  if (typeof id !== 'string' || id === '') return ['it has no grade_id.'];
  if (!/^[\w-]+$/.test(id)) {
    return [`its grade_id ${text(id)} has characters other than letters, digits, "_" and "-".`];
  }
  const first = seen.get(id);
  if (first !== undefined) return [`its grade_id "${id}" is also that of cell ${first}.`];
  seen.set(id, place);
  return [];
}

function kindRules(raw: Record<string, unknown>, { cell }: Placed): string[] {
  const { grade, solution, locked, points } = raw;
  const messages: string[] = [];
  if (raw.task === true) messages.push('task cells are not supported; use a manual answer.');
  if (grade === true && !(typeof points === 'number' && Number.isFinite(points) && points >= 0)) {
    messages.push(`it is graded and its points are ${text(points)}; give a number of points.`);
  }
  if (grade === true && solution !== true && locked !== true) {
    messages.push('it is a test cell that students can edit; set "locked" to true.');
  }
  if (solution === true && locked === true) {
    messages.push('it is an answer that students cannot edit; set "locked" to false.');
  }
  if (grade !== true && solution !== true && locked !== true) {
    messages.push('its nbgrader marks say nothing (no grade, solution or locked); remove them.');
  }
  if (cell.cell_type === 'markdown' && (grade === true) !== (solution === true)) {
    messages.push('a text cell can only be a manual answer (grade and solution both true).');
  }
  return messages;
}

function text(value: unknown): string {
  return value === undefined ? 'missing' : JSON.stringify(value);
}
