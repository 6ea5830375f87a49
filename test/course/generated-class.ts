import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { formatNotebook, type Notebook } from '../../app/course/notebook.js';
import { studentVersion } from '../../app/course/student.js';
import { writeZip } from '../../app/course/zip-write.js';
import { answerWith, fixtureLesson } from './fixture-lesson.js';

/** What a student of a generated class should get. */
export interface Expected {
  readonly student: string;
  readonly status: string;
  /** Points of the three exercises that are graded by tests, and of the one that waits for a person. */
  readonly scores: readonly [number, number, number, number | null];
}

/** Answers to an exercise, with the points that they deserve. A null is an untouched cell. */
type Variant = readonly [source: string | null, points: number];

const slopes: readonly Variant[] = [
  [answerWith('slope', 'return 2 * w;'), 2],
  ['const slope = (w: number): number => w + w;', 2],
  [answerWith('slope', 'return w * w;'), 0],
  [answerWith('slope', 'return Math.abs(2 * w);'), 0],
  [null, 0],
  [answerWith('slope', "return 'two w';"), 0],
  [answerWith('slope', 'for (;;);'), 0],
  [answerWith('slope', "Reflect.get(globalThis, 'process').exit(0);"), 0],
  ['const check = () => {};\nMath.abs = () => 0;\nfunction slope(w: number) { return NaN; }', 0],
  ['this is not TypeScript', 0],
];

const walks: readonly Variant[] = [
  [
    answerWith(
      'walk-answer',
      'for (let i = 0; i < steps; i++) w -= rate * slopeAt(w);\n  return w;',
    ),
    3,
  ],
  [answerWith('walk-answer', 'while (steps-- > 0) w = w - rate * slopeAt(w);\n  return w;'), 3],
  [
    answerWith(
      'walk-answer',
      'for (let i = 0; i < steps; i++) w += rate * slopeAt(w);\n  return w;',
    ),
    0,
  ],
  [null, 0],
];

const scales: readonly Variant[] = [
  [answerWith('scaled', 'return values.map((value) => value / unit);'), 1],
  [answerWith('scaled', 'return [];'), 0],
  [answerWith('scaled', 'throw new RangeError("no");'), 0],
  [null, 0],
];

/** How many different sets of answers the class has; the rest of a large class repeats them. */
const profiles = 24;

const lesson = fixtureLesson();
const copy = studentVersion(lesson);

/**
 * Writes the submissions of a class and tells what each student should get.
 *
 * @param distinct makes each student's answers differ from all others, by a comment
 */
export function generateClass(folder: string, count: number, distinct = false): Expected[] {
  mkdirSync(folder, { recursive: true });
  return Array.from({ length: count }, (_, index) => {
    const student = `student-${String(index).padStart(3, '0')}`;
    if (index % 20 === 19)
      return { student, ...broken(folder, student, index), scores: [0, 0, 0, 0] };
    const profile = index % profiles;
    const slope = pick(slopes, profile);
    const walk = pick(walks, profile * 7 + 1);
    const scaled = pick(scales, profile * 5 + 2);
    const own = (source: string | null) =>
      source !== null && distinct ? `${source}\n// ${student}` : source;
    const essay = profile % 3 === 0 ? 'When every step overshoots.' : null;
    const answers = {
      ...{ slope: own(slope[0]), 'walk-answer': own(walk[0]), scaled: own(scaled[0]) },
      essay: own(essay),
    };
    const notebook = answered(answers);
    handIn(folder, student, index, disturbed(notebook, index));
    return {
      student,
      status: 'graded',
      scores: [slope[1], walk[1], scaled[1], essay === null ? 0 : null],
    };
  });
}

function pick(variants: readonly Variant[], index: number): Variant {
  return variants[index % variants.length] ?? [null, 0];
}

function answered(answers: Readonly<Record<string, string | null>>): Notebook {
  const cells = copy.cells.map((cell) => ({ ...cell, source: answers[cell.id] ?? cell.source }));
  return { ...copy, cells };
}

/** What happens to notebooks in students' hands, and must not change a grade. */
function disturbed(notebook: Notebook, index: number): Notebook {
  const { cells } = notebook;
  const ways: readonly (() => readonly Notebook['cells'][number][])[] = [
    () => cells,
    () => [...cells].reverse(),
    () => cells.filter(({ id }) => !id.endsWith('-tests')),
    () =>
      cells.map((cell) => (cell.id.endsWith('-tests') ? { ...cell, source: 'check = 1' } : cell)),
    () => cells.map((cell) => ({ ...cell, id: `${cell.id}-new` })),
    () => cells.map((cell) => ({ ...cell, source: cell.source.replaceAll('\n', '\r\n') })),
    () => [...cells, { cell_type: 'code', id: 'own', metadata: {}, source: 'const own = 1;' }],
  ];
  const way = ways[index % ways.length];
  return { ...notebook, cells: way ? [...way()] : cells };
}

/** Hands a notebook in as a folder, a zip, a file, or in another encoding. */
function handIn(folder: string, student: string, index: number, notebook: Notebook): void {
  const text = formatNotebook(notebook);
  const data = Buffer.from(text);
  const ways: readonly (() => void)[] = [
    () => writeFileSync(join(folder, `${student}.ipynb`), text),
    () =>
      writeFileSync(join(folder, `${student}.zip`), writeZip([{ path: '90-fixture.ipynb', data }])),
    () => inFolder(folder, student, 'my work/Untitled.ipynb', text),
    () => inFolder(folder, student, '90-fixture.ipynb', Buffer.from(`\uFEFF${text}`, 'utf16le')),
    () =>
      writeFileSync(join(folder, `${student}.zip`), writeZip([{ path: '../../up.ipynb', data }])),
  ];
  ways[index % ways.length]?.();
}

function inFolder(folder: string, student: string, path: string, data: string | Buffer): void {
  mkdirSync(join(folder, student, path, '..'), { recursive: true });
  writeFileSync(join(folder, student, path), data);
}

/** Hands in something that cannot be graded. */
function broken(folder: string, student: string, index: number): { status: string } {
  const file = (extension: string, data: string | Buffer) =>
    writeFileSync(join(folder, `${student}${extension}`), data);
  const text = formatNotebook(copy);
  const ways: readonly (readonly [status: string, write: () => void])[] = [
    ['damaged', () => file('.ipynb', text.slice(0, 300))],
    ['no notebook', () => file('.zip', 'this is not a zip')],
    ['no notebook', () => inFolder(folder, student, 'essay.txt', 'I did it on paper.')],
    ['wrong lesson', () => file('.ipynb', text.replace('"lesson": "90-', '"lesson": "04-'))],
    ['no notebook', () => file('.docx', 'x')],
  ];
  const [status = '', write] = ways[Math.floor(index / 20) % ways.length] ?? [];
  write?.();
  return { status };
}
