import { relative } from 'node:path';

import ts = require('typescript');

import type { ErrorContent } from './errors.js';
import { excerpt } from './excerpt.js';
import { hintFor } from './hints.js';

/** What describing the compiler's complaints takes. */
export interface DiagnosedCell {
  readonly program: ts.Program;
  /** The virtual file of the cell; other files are named by their path. */
  readonly cellFile: string;
  readonly code: string;
  readonly label: string;
  /** Names of earlier cells. */
  readonly known: ReadonlySet<string>;
}

/** Every complaint about a cell, each with its line, a caret and, where one is known, a hint. */
export function diagnosticsContent(
  diagnostics: readonly ts.Diagnostic[],
  cell: DiagnosedCell,
): ErrorContent {
  const blocks = diagnostics.map((diagnostic) => describe(diagnostic, cell));
  const evalue = blocks[0]?.split('\n')[0] ?? '';
  return { ename: 'CompileError', evalue, traceback: blocks };
}

function describe(diagnostic: ts.Diagnostic, cell: DiagnosedCell): string {
  const { file, messageText } = diagnostic;
  const isCell = file === undefined || file.fileName === cell.cellFile;
  const text = isCell ? cell.code : file.text;
  const name = isCell ? cell.label : relative(process.cwd(), file.fileName);
  const start = Math.min(diagnostic.start ?? 0, text.trimEnd().length);
  const before = text.slice(0, start).split('\n');
  const line = before.length;
  const column = (before.at(-1)?.length ?? 0) + 1;
  const message = plain(ts.flattenDiagnosticMessageText(messageText, '\n'));
  const source = excerpt(text.split('\n')[line - 1] ?? '', line, column, diagnostic.length);
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
