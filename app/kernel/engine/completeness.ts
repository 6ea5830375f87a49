import ts = require('typescript');

export type Completeness =
  | { readonly status: 'complete' | 'invalid' }
  | { readonly status: 'incomplete'; readonly indent: string };

/** A string in quotes must end on its line: no further line can mend it. */
const unterminatedString = 1002;
const indentUnit = '  ';

/** Whether code could be run, needs more lines (and how the next one is indented), or never can. */
export function completeness(code: string): Completeness {
  const result = ts.transpileModule(code, {
    reportDiagnostics: true,
    compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext },
  });
  const errors = result.diagnostics ?? [];
  if (errors.length === 0) return { status: 'complete' };
  const end = code.trimEnd().length;
  // What is only unfinished is missing something after the last character.
  const isUnfinished = errors.every(
    ({ start = 0, code: number }) => start >= end && number !== unterminatedString,
  );
  if (!isUnfinished && !isOpen(code)) return { status: 'invalid' };
  return { status: 'incomplete', indent: indentUnit.repeat(openBrackets(code)) };
}

/** An unterminated template or comment reports an error that begins before the end. */
function isOpen(code: string): boolean {
  const scanner = ts.createScanner(ts.ScriptTarget.ES2022, true, ts.LanguageVariant.Standard, code);
  let last = scanner.scan();
  while (last !== ts.SyntaxKind.EndOfFileToken) {
    if (scanner.isUnterminated()) return last !== ts.SyntaxKind.StringLiteral;
    last = scanner.scan();
  }
  return false;
}

function openBrackets(code: string): number {
  const scanner = ts.createScanner(ts.ScriptTarget.ES2022, true, ts.LanguageVariant.Standard, code);
  const { OpenBraceToken, OpenParenToken, OpenBracketToken } = ts.SyntaxKind;
  const { CloseBraceToken, CloseParenToken, CloseBracketToken } = ts.SyntaxKind;
  const opening = new Set([OpenBraceToken, OpenParenToken, OpenBracketToken]);
  const closing = new Set([CloseBraceToken, CloseParenToken, CloseBracketToken]);
  let depth = 0;
  for (let token = scanner.scan(); token !== ts.SyntaxKind.EndOfFileToken; token = scanner.scan()) {
    if (isOneOf(opening, token)) depth += 1;
    else if (isOneOf(closing, token)) depth -= 1;
  }
  return Math.max(0, depth);
}

function isOneOf(kinds: ReadonlySet<ts.SyntaxKind>, kind: ts.SyntaxKind): boolean {
  return kinds.has(kind);
}
