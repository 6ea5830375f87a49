import ts = require('typescript');

/** How a cell introduces a name. */
export type NameKind = 'const' | 'let' | 'nested var' | 'type';

export interface DeclaredName {
  readonly name: string;
  readonly kind: NameKind;
  /** The identifiers that declare it. */
  readonly identifiers: ts.Identifier[];
  /** Already exported by the student's own `export`. */
  readonly exported: boolean;
}

/** The names that a cell declares for the cells after it. */
export function declaredNames(statements: readonly ts.Statement[]): Map<string, DeclaredName> {
  const names = new Map<string, DeclaredName>();
  const add = (identifier: ts.Identifier, kind: NameKind, exported = false) => {
    const before = names.get(identifier.text);
    // A type and a value may share a name; the value decides how it is stored.
    const stored = before && before.kind !== 'type' ? before.kind : kind;
    const identifiers = [...(before?.identifiers ?? []), identifier];
    const anyExported = exported || (before?.exported ?? false);
    names.set(identifier.text, {
      name: identifier.text,
      kind: stored,
      identifiers,
      exported: anyExported,
    });
  };
  for (const statement of statements) {
    const exported = hasExport(statement);
    if (ts.isVariableStatement(statement)) {
      const isConst = (statement.declarationList.flags & ts.NodeFlags.Const) !== 0;
      for (const identifier of boundIdentifiers(statement.declarationList))
        add(identifier, isConst ? 'const' : 'let', exported);
    } else if (ts.isImportDeclaration(statement)) {
      for (const identifier of importedIdentifiers(statement)) add(identifier, 'const');
    } else if (ts.isImportEqualsDeclaration(statement)) {
      add(statement.name, 'const');
    } else if (ts.isInterfaceDeclaration(statement) || ts.isTypeAliasDeclaration(statement)) {
      add(statement.name, 'type', exported);
    } else if (isNamedDeclaration(statement)) {
      if (statement.name && ts.isIdentifier(statement.name)) add(statement.name, 'const', exported);
    } else {
      for (const identifier of nestedVars(statement)) add(identifier, 'nested var');
    }
  }
  return names;
}

function isNamedDeclaration(
  node: ts.Node,
): node is
  | ts.FunctionDeclaration
  | ts.ClassDeclaration
  | ts.EnumDeclaration
  | ts.ModuleDeclaration {
  return (
    ts.isFunctionDeclaration(node) ||
    ts.isClassDeclaration(node) ||
    ts.isEnumDeclaration(node) ||
    ts.isModuleDeclaration(node)
  );
}

function hasExport(node: ts.Node): boolean {
  if (!ts.canHaveModifiers(node)) return false;
  return ts.getModifiers(node)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) ?? false;
}

/** The identifiers that a declaration list binds, also inside destructuring patterns. */
export function boundIdentifiers(list: ts.VariableDeclarationList): ts.Identifier[] {
  const of = (name: ts.BindingName): ts.Identifier[] =>
    ts.isIdentifier(name)
      ? [name]
      : name.elements.flatMap((element) =>
          ts.isOmittedExpression(element) ? [] : of(element.name),
        );
  return list.declarations.flatMap(({ name }) => of(name));
}

export function importedIdentifiers({ importClause }: ts.ImportDeclaration): ts.Identifier[] {
  if (!importClause) return [];
  const { name, namedBindings } = importClause;
  const named = !namedBindings
    ? []
    : ts.isNamespaceImport(namedBindings)
      ? [namedBindings.name]
      : namedBindings.elements.map((element) => element.name);
  return name ? [name, ...named] : named;
}

/** `var` inside a block belongs to the whole cell. */
function nestedVars(statement: ts.Statement): ts.Identifier[] {
  const found: ts.Identifier[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionLike(node) || ts.isClassLike(node)) return;
    if (ts.isVariableDeclarationList(node) && (node.flags & ts.NodeFlags.BlockScoped) === 0)
      found.push(...boundIdentifiers(node));
    ts.forEachChild(node, visit);
  };
  visit(statement);
  return found;
}
