import ts = require('typescript');

/** How the cells use a name, which decides where its value may be kept. */
export class Usage {
  /** Names that a function reads or writes: it may run at any time. */
  readonly captured = new Set<string>();
  /** Names that a function writes. */
  readonly writtenByFunctions = new Set<string>();
}

/** What one cell does with the names it shares with other cells. */
export interface CellUsage {
  /** Every use of a shared name, by its identifier. */
  readonly uses: ReadonlyMap<ts.Identifier, NameUse>;
  /** Names that the cell's own statements assign, outside functions. */
  readonly assigned: ReadonlySet<string>;
}

export interface NameUse {
  readonly name: string;
  readonly inFunction: boolean;
  /** Inside the declaration of the name itself, as in a recursive function. */
  readonly inOwnDeclaration: boolean;
}

/**
 * Finds where the statements use shared names, and records in `usage` what functions do with them.
 * `symbols` maps the symbols of shared names to the names.
 */
export function findUses(
  statements: readonly ts.Statement[],
  symbols: ReadonlyMap<ts.Symbol, string>,
  checker: ts.TypeChecker,
  usage: Usage,
): CellUsage {
  const uses = new Map<ts.Identifier, NameUse>();
  const assigned = new Set<string>();
  const names = new Set(symbols.values());

  const visit = (node: ts.Node, inFunction: boolean, declaring: ReadonlySet<string>): void => {
    if (ts.isTypeNode(node) && !ts.isExpressionWithTypeArguments(node)) return;
    if (ts.isIdentifier(node)) {
      if (names.has(node.text)) record(node, inFunction, declaring);
      return;
    }
    const own = ownNames(node);
    const within = own.length > 0 ? new Set([...declaring, ...own]) : declaring;
    const function_ = inFunction || runsLater(node);
    ts.forEachChild(node, (child) => visit(child, function_, within));
  };

  const record = (node: ts.Identifier, inFunction: boolean, declaring: ReadonlySet<string>) => {
    const name = sharedName(node, symbols, checker);
    if (name === undefined) return;
    const inOwnDeclaration = declaring.has(name);
    uses.set(node, { name, inFunction, inOwnDeclaration });
    const written = isWritten(node);
    if (inFunction && !inOwnDeclaration) usage.captured.add(name);
    if (inFunction && written) usage.writtenByFunctions.add(name);
    if (!inFunction && written) assigned.add(name);
  };

  for (const statement of statements) visit(statement, false, new Set());
  return { uses, assigned };
}

/** The shared name that an identifier uses; undefined for declarations, properties and inner names. */
function sharedName(
  node: ts.Identifier,
  symbols: ReadonlyMap<ts.Symbol, string>,
  checker: ts.TypeChecker,
): string | undefined {
  const { parent } = node;
  if (isDeclarationName(node, parent)) return undefined;
  if (ts.isExportSpecifier(parent) || ts.isImportSpecifier(parent)) return undefined;
  const symbol = ts.isShorthandPropertyAssignment(parent)
    ? checker.getShorthandAssignmentValueSymbol(parent)
    : checker.getSymbolAtLocation(node);
  return symbol && symbols.get(symbol);
}

function isDeclarationName(node: ts.Identifier, parent: ts.Node): boolean {
  return (
    (ts.isVariableDeclaration(parent) ||
      ts.isBindingElement(parent) ||
      ts.isFunctionDeclaration(parent) ||
      ts.isClassDeclaration(parent) ||
      ts.isEnumDeclaration(parent) ||
      ts.isModuleDeclaration(parent) ||
      ts.isParameter(parent)) &&
    parent.name === node
  );
}

/** Code that may run after the statement it stands in: functions, methods, field initializers. */
function runsLater(node: ts.Node): boolean {
  return (
    ts.isFunctionLike(node) ||
    ts.isPropertyDeclaration(node) ||
    ts.isClassStaticBlockDeclaration(node)
  );
}

function ownNames(node: ts.Node): string[] {
  if (ts.isFunctionDeclaration(node) || ts.isClassDeclaration(node) || ts.isEnumDeclaration(node))
    return node.name ? [node.name.text] : [];
  if (!ts.isVariableDeclaration(node) || !ts.isIdentifier(node.name)) return [];
  const isConst = (node.parent.flags & ts.NodeFlags.Const) !== 0;
  return isConst ? [node.name.text] : [];
}

/** Whether an identifier is the target of an assignment, also inside a destructuring one. */
function isWritten(node: ts.Node): boolean {
  const { parent } = node;
  if (ts.isBinaryExpression(parent))
    return parent.left === node && (isAssignment(parent.operatorToken.kind) || isWritten(parent));
  if (ts.isPrefixUnaryExpression(parent) || ts.isPostfixUnaryExpression(parent))
    return (
      parent.operator === ts.SyntaxKind.PlusPlusToken ||
      parent.operator === ts.SyntaxKind.MinusMinusToken
    );
  if (ts.isForInStatement(parent) || ts.isForOfStatement(parent))
    return parent.initializer === node;
  if (ts.isPropertyAssignment(parent))
    return parent.initializer === node && isWritten(parent.parent);
  const isPart =
    ts.isShorthandPropertyAssignment(parent) ||
    ts.isSpreadAssignment(parent) ||
    ts.isSpreadElement(parent) ||
    ts.isArrayLiteralExpression(parent) ||
    ts.isParenthesizedExpression(parent) ||
    ts.isNonNullExpression(parent) ||
    ts.isObjectLiteralExpression(parent);
  return isPart && isWritten(parent);
}

function isAssignment(kind: ts.SyntaxKind): boolean {
  return kind >= ts.SyntaxKind.FirstAssignment && kind <= ts.SyntaxKind.LastAssignment;
}
