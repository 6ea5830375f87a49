import ts from 'typescript';

/** The names that a cell declares at its top level for the cells after it, types left out. */
export function declaredNames(source: string): string[] {
  const file = ts.createSourceFile('cell.ts', source, ts.ScriptTarget.ES2022, false);
  return [...new Set(file.statements.flatMap(namesOf))];
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

/** All words in a cell that could be names: more than are used, never fewer. */
export function wordsOf(source: string): Set<string> {
  return new Set(source.match(/[\p{ID_Start}$_][\p{ID_Continue}$]*/gu));
}

/**
 * A cell of the instructor's as JavaScript for `Evaluator`: what it declares is assigned to `exports`,
 * what it imports comes from `require`. Types are dropped unchecked; `nabla lint` checks them.
 */
export function toJavaScript(source: string): string {
  const names = declaredNames(source);
  const exported = names.length > 0 ? `\nexport { ${names.join(', ')} };` : '\nexport {};';
  return ts.transpileModule(source + exported, {
    compilerOptions: {
      module: ts.ModuleKind.CommonJS,
      target: ts.ScriptTarget.ES2022,
      esModuleInterop: true,
      verbatimModuleSyntax: true,
    },
  }).outputText;
}
