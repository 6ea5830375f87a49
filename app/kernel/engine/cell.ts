import ts = require('typescript');

import { cellScript } from './cell-function.js';
import type { Compiler } from './compiler.js';
import { type DeclaredName, declaredNames } from './names.js';
import { notices } from './notices.js';
import { Placement } from './placement.js';
import { declaredUpTo, rewriteCell } from './rewrite.js';
import { findUses, type Usage } from './usage.js';
import { waits } from './waits.js';

/** A compiled cell, ready to run. */
export interface CompiledCell {
  /** A function expression that takes the cell object. */
  readonly script: string;
  readonly sourceMap: string;
  readonly declarations: string | undefined;
  /** The text of the cell as the compiler saw it. */
  readonly source: string;
  /** What compiles and was hardly meant. */
  notices(label: string): string[];
  /** The modules that it imports. */
  readonly imports: readonly string[];
  /** The names that exist once the statement with the given index has run. */
  declared(reached: number): Map<string, DeclaredName>;
}

/** Compiles the current cell of the compiler, which has no errors. */
export function compileCell(
  compiler: Compiler,
  program: ts.Program,
  code: string,
  usage: Usage,
): CompiledCell {
  const file = program.getSourceFile(compiler.cellFile);
  if (!file) throw new Error('The cell is not part of the program.');
  const checker = program.getTypeChecker();
  const end = code.length;
  const own = file.statements.filter((statement) => statement.pos < end);
  const declared = declaredNames(own);
  const symbols = sharedSymbols(file, declared, end, checker);
  const cellUsage = findUses(own, symbols, checker, usage);
  const placement = new Placement(declared, cellUsage, usage);
  const isValue = (identifier: ts.Identifier) => namesValue(identifier, checker);
  const { kind, yields } = waits(own);
  const plan = { end, uses: cellUsage.uses, placement, yields, isValue };
  const emitted = compiler.emit(program, rewriteCell(plan));
  const names = new Set([
    ...declared.keys(),
    ...[...cellUsage.uses.values()].map(({ name }) => name),
  ]);
  return {
    script: cellScript(emitted.javascript, names, placement, kind),
    sourceMap: emitted.sourceMap,
    declarations: emitted.declarations,
    source: file.text,
    notices: (label) => notices(file, label),
    imports: own.flatMap(importedModule),
    declared: (reached) => declaredNames(declaredUpTo(file, end, reached)),
  };
}

/** The symbols of the names that the cell declares itself or takes from earlier cells. */
function sharedSymbols(
  file: ts.SourceFile,
  declared: ReadonlyMap<string, DeclaredName>,
  end: number,
  checker: ts.TypeChecker,
): Map<ts.Symbol, string> {
  const symbols = new Map<ts.Symbol, string>();
  const add = (identifier: ts.Identifier) => {
    const symbol = checker.getSymbolAtLocation(identifier);
    if (symbol) symbols.set(symbol, identifier.text);
  };
  for (const { identifiers, kind } of declared.values())
    if (kind !== 'type') identifiers.forEach(add);
  const appended = declaredNames(file.statements.filter((statement) => statement.pos >= end));
  for (const { identifiers } of appended.values()) identifiers.forEach(add);
  return symbols;
}

/** Whether a name stands for a value; of a module without types, everything may be one. */
function namesValue(identifier: ts.Identifier, checker: ts.TypeChecker): boolean {
  const symbol = checker.getSymbolAtLocation(identifier);
  if (!symbol) return true;
  const target = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
  return (target.flags & ts.SymbolFlags.Value) !== 0 || target.escapedName === 'unknown';
}

function importedModule(statement: ts.Statement): string[] {
  if (!ts.isImportDeclaration(statement) || statement.importClause?.isTypeOnly) return [];
  return ts.isStringLiteral(statement.moduleSpecifier) ? [statement.moduleSpecifier.text] : [];
}
