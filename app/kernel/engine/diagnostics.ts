import { relative } from 'node:path';

import ts = require('typescript');

import type { DiagnosedCell } from './diagnosed-cell.js';
import type { ErrorContent } from './errors.js';
import { excerpt } from './excerpt.js';
import { hintFor } from './hints.js';

/** Every complaint about a cell, each with its line, a caret and, where one is known, a hint. */
export function diagnosticsContent(
  diagnostics: readonly ts.Diagnostic[],
  cell: DiagnosedCell,
): ErrorContent {
  const blocks = firstOfEachPlace(diagnostics, cell).map((diagnostic) =>
    describe(diagnostic, cell),
  );
  const evalue = blocks[0]?.split('\n')[0] ?? '';
  return { ename: 'CompileError', evalue, traceback: blocks };
}

/** Of several complaints of the parser about one place, the first says what is wrong; the others follow from it. */
function firstOfEachPlace(
  diagnostics: readonly ts.Diagnostic[],
  cell: DiagnosedCell,
): readonly ts.Diagnostic[] {
  const places = new Set<string>();
  return diagnostics.filter((diagnostic) => {
    const { name, start } = placeOf(diagnostic, cell);
    const place = `${name}:${start}`;
    const isRepeated = places.has(place);
    places.add(place);
    return !isRepeated || diagnostic.code >= firstCodeOfTypes;
  });
}

/** Below are the codes of what the parser finds, above of what is wrong with types. */
const firstCodeOfTypes = 2000;

/** Where a complaint is; one about what the kernel appended is about the end of the student's text. */
function placeOf({ file, start = 0 }: ts.Diagnostic, { cellFile, code, label }: DiagnosedCell) {
  const isCell = file === undefined || file.fileName === cellFile;
  const text = isCell ? code : file.text;
  const name = isCell ? label : relative(process.cwd(), file.fileName);
  return { isCell, text, name, start: Math.min(start, text.trimEnd().length) };
}

function describe(diagnostic: ts.Diagnostic, cell: DiagnosedCell): string {
  const { isCell, text, name, start } = placeOf(diagnostic, cell);
  const before = text.slice(0, start).split('\n');
  const line = before.length;
  const column = (before.at(-1)?.length ?? 0) + 1;
  const message = plain(ts.flattenDiagnosticMessageText(diagnostic.messageText, '\n'));
  const source = excerpt(text.split(/\r?\n/)[line - 1] ?? '', line, column, diagnostic.length);
  const hint = isCell ? hintFor(diagnostic, cell) : undefined;
  const lines = [
    `${name}:${line}:${column} - ${message}`,
    source,
    ...(hint ? [`Hint: ${hint}`] : []),
  ];
  return lines.join('\n');
}

/** The compiler's words, without what only makes sense in a project with a tsconfig. */
function plain(message: string): string {
  return message
    .replace(/ Do you need to (install type definitions|change your target library)[\s\S]*$/, '')
    .replace(/because it is an import\./, 'because it is a constant.');
}
