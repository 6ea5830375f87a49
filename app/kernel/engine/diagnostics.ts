import ts from 'typescript';
import type { ErrorContent } from './errors.js';

/** What the compiler has to say about a cell, as an error message: every complaint, each with its line. */
export function diagnosticsContent(
  diagnostics: readonly ts.Diagnostic[],
  code: string,
  label: string,
): ErrorContent {
  const blocks = diagnostics.map((diagnostic) => describe(diagnostic, code, label));
  const [first] = blocks;
  return {
    ename: 'CompileError',
    evalue: first?.split('\n')[0] ?? '',
    traceback: blocks,
  };
}

function describe(diagnostic: ts.Diagnostic, code: string, label: string): string {
  const message = ts.flattenDiagnosticMessageText(diagnostic.messageText, '\n');
  const start = Math.min(diagnostic.start ?? 0, code.length);
  const end = Math.min(start + (diagnostic.length ?? 0), code.length);
  const { line, column } = place(code, start);
  const text = code.split('\n')[line] ?? '';
  const number = String(line + 1);
  const width = Math.max(1, Math.min(end - start, text.length - column));
  const gutter = ' '.repeat(number.length);
  return [
    `${label}:${line + 1}:${column + 1} - ${message}`,
    `  ${number} | ${text}`,
    `  ${gutter} | ${text.slice(0, column).replace(/[^\t]/g, ' ')}${'^'.repeat(width)}`,
  ].join('\n');
}

function place(code: string, offset: number): { line: number; column: number } {
  const before = code.slice(0, offset).split('\n');
  return { line: before.length - 1, column: before.at(-1)?.length ?? 0 };
}
