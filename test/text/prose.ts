import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseNotebook } from '../../app/course/notebook.js';
import { isRecord } from '../../app/is-record.js';
import { courseRoot, notebookFiles } from '../../app/places.js';

/** A text that a student reads, and where it stands. */
export interface Prose {
  readonly where: string;
  /** Markdown with mathematics between dollars. */
  readonly text: string;
}

/** Every text cell of the lessons, and every prompt, choice and explanation of the question bank. */
export const prose: readonly Prose[] = [
  ...notebookFiles().flatMap(cellsOf),
  ...readdirSync(join(courseRoot, 'data', 'questions'))
    .filter((file) => /^\d/.test(file))
    .flatMap(questionsOf),
];

function cellsOf(file: string): Prose[] {
  const name = file.slice(courseRoot.length + 1);
  return parseNotebook(readFileSync(file, 'utf8'))
    .cells.filter((cell) => cell.cell_type === 'markdown')
    .map((cell) => ({ where: `${name}, cell ${cell.id}`, text: cell.source }));
}

function questionsOf(file: string): Prose[] {
  const bank: unknown = JSON.parse(
    readFileSync(join(courseRoot, 'data', 'questions', file), 'utf8'),
  );
  if (!isRecord(bank) || !Array.isArray(bank.questions)) return [];
  return bank.questions.filter(isRecord).map((question) => ({
    where: `${file}, question ${question.id}`,
    text: textsIn(question).join('\n\n'),
  }));
}

/** The texts of a question; identifiers and tags are none. */
function textsIn(value: unknown, key = ''): string[] {
  if (typeof value === 'string') {
    return ['prompt', 'text', 'explanation'].includes(key) ? [value] : [];
  }
  if (Array.isArray(value)) return value.flatMap((item) => textsIn(item, key));
  return isRecord(value)
    ? Object.entries(value).flatMap(([inner, item]) => textsIn(item, inner))
    : [];
}

const code = /<(pre|code)>[\s\S]*?<\/\1>|```[\s\S]*?```|`[^`\n]*`/g;
const mathematics = /\$\$[\s\S]+?\$\$|\$(?!\s)(?:\\.|[^$\\])+?\$/g;

/** The formulas of a text, without their dollars. */
export function formulas(text: string): { tex: string; display: boolean }[] {
  return [...text.replace(code, '').matchAll(mathematics)].map(([found]) => {
    const display = found.startsWith('$$');
    return { tex: display ? found.slice(2, -2) : found.slice(1, -1), display };
  });
}

/** The addresses that a text links to. */
export function links(text: string): string[] {
  return [...text.replace(code, '').matchAll(/\]\(([^)\s]+)\)/g)].flatMap(([, address]) =>
    address === undefined ? [] : [address],
  );
}

/** The words of a text that a dictionary should know: no code, mathematics, addresses, tags, names of files. */
export function words(text: string): string[] {
  const plain = text
    .replace(code, ' ')
    .replace(mathematics, ' ')
    .replace(/\]\([^)]*\)/g, '] ')
    .replace(/<[^>]+>|&\w+;|https?:\S+|\S+\.(?:ipynb|ts|csv|json)\b/g, ' ');
  return plain.match(/\p{L}+(?:['’]\p{L}+)*/gu) ?? [];
}
