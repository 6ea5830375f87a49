import ts = require('typescript');

import type { Compiler, Emitted } from './compiler.js';
import { cellFunction } from './errors.js';
import { stopFlag, stopName } from './loops.js';
import { type DeclaredName, declaredNames } from './names.js';
import { notices } from './notices.js';
import { Placement } from './placement.js';
import { cellObject, declaredUpTo, rewriteCell, slotName } from './rewrite.js';
import { findUses, type Usage } from './usage.js';
import { type FunctionKind, waits } from './waits.js';

/** A name that earlier cells declared. */
export interface EarlierName {
  readonly specifier: string;
  /** Declared with `let` or `var`: a cell may assign it. */
  readonly mutable: boolean;
}

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

/** The names that occur in a piece of code. */
function mentioned(file: ts.SourceFile): Set<string> {
  const names = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node)) names.add(node.text);
    ts.forEachChild(node, visit);
  };
  visit(file);
  return names;
}

/**
 * The cell as a module: the student's code and, after it, what it takes from earlier cells and
 * gives to later ones; with `unfinished`, all earlier names that begin with it. Nothing stands before the code, so that every position is the student's own.
 */
export function moduleText(
  code: string,
  earlier: ReadonlyMap<string, EarlierName>,
  unfinished?: string,
): string {
  const file = ts.createSourceFile('cell.ts', code, ts.ScriptTarget.Latest, false);
  const declared = declaredNames(file.statements);
  const lines: string[] = [];
  const names = mentioned(file);
  for (const [name, { specifier, mutable }] of earlier) {
    const isWanted = names.has(name) || (unfinished !== undefined && name.startsWith(unfinished));
    if (!isWanted || declared.has(name)) continue;
    lines.push(
      mutable
        ? `declare let ${name}: typeof import('${specifier}').${name};`
        : `import { ${name} } from '${specifier}';`,
    );
  }
  const given = [...declared.values()].filter(({ exported }) => !exported).map(({ name }) => name);
  lines.push(`export { ${given.join(', ')} };`);
  return `${code}\n;${lines.join('\n')}`;
}

/** What is wrong with the current cell and the student's own files that it imports. */
export function diagnose(compiler: Compiler, program: ts.Program): readonly ts.Diagnostic[] {
  const own = program
    .getSourceFiles()
    .filter((file) => !file.isDeclarationFile && isOwnFile(file, compiler));
  return own.flatMap((file) => {
    const syntactic = program.getSyntacticDiagnostics(file);
    const found = syntactic.length > 0 ? syntactic : program.getSemanticDiagnostics(file);
    return found.filter(({ code }) => code !== untypedModule);
  });
}

/** "Could not find a declaration file for module": what such a module exports is `any`. */
const untypedModule = 7016;

function isOwnFile({ fileName }: ts.SourceFile, compiler: Compiler): boolean {
  return (
    fileName === compiler.cellFile ||
    (!compiler.isVirtual(fileName) && /\.[cm]?tsx?$/.test(fileName))
  );
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
  const isValue = (identifier: ts.Identifier): boolean => {
    const symbol = checker.getSymbolAtLocation(identifier);
    if (!symbol) return true;
    const target = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
    return (target.flags & ts.SymbolFlags.Value) !== 0 || target.escapedName === 'unknown';
  };
  const { kind, yields } = waits(own);
  const plan = { end, uses: cellUsage.uses, placement, yields, isValue };
  const emitted = compiler.emit(program, rewriteCell(plan));
  const names = new Set([
    ...declared.keys(),
    ...[...cellUsage.uses.values()].map(({ name }) => name),
  ]);
  return {
    script: wrap(emitted, names, placement, kind),
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

function importedModule(statement: ts.Statement): string[] {
  if (!ts.isImportDeclaration(statement) || statement.importClause?.isTypeOnly) return [];
  return ts.isStringLiteral(statement.moduleSpecifier) ? [statement.moduleSpecifier.text] : [];
}

/** The function around the body. Its first line is the kernel's, so that the cell's begin at line 1. */
function wrap(
  { javascript }: Emitted,
  names: ReadonlySet<string>,
  placement: Placement,
  kind: FunctionKind,
): string {
  const slots = [...names].map(
    (name) => `const ${slotName(name)} = ${cellObject}.slot(${JSON.stringify(name)});`,
  );
  const copiedIn = placement.copiedIn().map((name) => `let ${name} = ${slotName(name)}.v;`);
  const copiedOut = placement.copiedOut();
  const body = javascript.replace(/\bexport \{\};\s*$/, '');
  const out = copiedOut.map((name) => `${slotName(name)}.v = ${name};`).join(' ');
  const late = copiedOut.map((name) => `if (${name} !== undefined) ${slotName(name)}.v = ${name};`);
  const prologue = `"use strict"; ${stops(javascript)} ${nodeNames(javascript, names)} ${slots.join(' ')} ${copiedIn.join(' ')}`;
  const guarded =
    copiedOut.length === 0
      ? `\n${body}\n`
      : `try {\n${body}\n${out} } catch (${cellObject}_error) { ${late.join(' ')} throw ${cellObject}_error; }`;
  return `(${kind} ${cellFunction}(${cellObject}) { ${prologue} ${guarded}})`;
}

/** What Node gives to a module and not to the world, where the cell uses it. */
function nodeNames(javascript: string, declared: ReadonlySet<string>): string {
  const used = ['require', '__filename', '__dirname'].filter(
    (name) => javascript.includes(name) && !declared.has(name),
  );
  return used.length === 0 ? '' : `const { ${used.join(', ')} } = ${cellObject}.node;`;
}

/** What the loops of the cell look at and throw, ready before they begin. */
function stops(javascript: string): string {
  const places = new Set(javascript.match(new RegExp(stopName('\\d+', '\\d+'), 'g')));
  if (places.size === 0) return '';
  const made = [...places].map((name) => {
    const [line, column] = name.split('_').slice(-2);
    return `const ${name} = ${cellObject}.stopAt(${line}, ${column});`;
  });
  return `const ${stopFlag} = ${cellObject}.stop; ${made.join(' ')}`;
}
