import ts from 'typescript';
import { markClosedFunctions } from './closed-functions.js';

/** The values that a cell declares at its top level for the cells after it, imports among them. */
export function declaredNames(source: string): string[] {
  return [...new Set(statementsOf(source).flatMap(namesOf))];
}

/** The values that a cell itself defines at its top level. */
export function definedNames(source: string): string[] {
  const own = statementsOf(source).filter((statement) => !ts.isImportDeclaration(statement));
  return [...new Set(own.flatMap(namesOf))];
}

/** The import statements of a cell. */
export function importsOf(source: string): string {
  const imports = statementsOf(source).filter((statement) => ts.isImportDeclaration(statement));
  return imports.map(({ pos, end }) => source.slice(pos, end)).join('\n');
}

/** The types that a cell declares at its top level. */
export function declaredTypes(source: string): string[] {
  return statementsOf(source).flatMap((statement) =>
    ts.isInterfaceDeclaration(statement) || ts.isTypeAliasDeclaration(statement)
      ? [statement.name.text]
      : [],
  );
}

function statementsOf(source: string): readonly ts.Statement[] {
  return ts.createSourceFile('cell.ts', source, ts.ScriptTarget.ES2022, false).statements;
}

function namesOf(statement: ts.Statement): string[] {
  if (ts.isVariableStatement(statement)) {
    return statement.declarationList.declarations.flatMap(({ name }) => bound(name));
  }
  if (ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement)) {
    return statement.name ? [statement.name.text] : [];
  }
  if (ts.isEnumDeclaration(statement)) return [statement.name.text];
  return ts.isImportDeclaration(statement) ? imported(statement.importClause) : [];
}

function bound(name: ts.BindingName): string[] {
  if (ts.isIdentifier(name)) return [name.text];
  return name.elements.flatMap((element) =>
    ts.isOmittedExpression(element) ? [] : bound(element.name),
  );
}

function imported(clause: ts.ImportClause | undefined): string[] {
  const bindings = clause?.namedBindings;
  const named = !bindings
    ? []
    : ts.isNamespaceImport(bindings)
      ? [bindings.name]
      : bindings.elements.map(({ name }) => name);
  return [...(clause?.name ? [clause.name] : []), ...named].map(({ text }) => text);
}

/**
 * A cell of the instructor's as JavaScript for `Evaluator`: what it declares is assigned to `exports`,
 * what it imports comes from `require`, and functions that use nothing but their arguments go through
 * `closed`. Types are dropped unchecked; `nabla lint` checks them.
 */
export function toJavaScript(source: string): string {
  const names = declaredNames(source);
  const exported = names.length > 0 ? `\nexport { ${names.join(', ')} };` : '\nexport {};';
  return ts.transpileModule(source + exported, {
    transformers: { before: [markClosedFunctions] },
    compilerOptions: {
      module: ts.ModuleKind.CommonJS,
      target: ts.ScriptTarget.ES2022,
      esModuleInterop: true,
      verbatimModuleSyntax: true,
    },
  }).outputText;
}
