import ts = require('typescript');

import { boundIdentifiers } from './names.js';
import type { Placement } from './placement.js';
import type { NameUse } from './usage.js';

const { factory } = ts;

/** What the rewriting of a cell needs to know. */
export interface RewritePlan {
  /** Statements from here on were appended by the kernel and only declare. */
  readonly end: number;
  readonly uses: ReadonlyMap<ts.Identifier, NameUse>;
  readonly placement: Placement;
  /** The cell's own awaits, where it hands control back to the kernel by `yield`. */
  readonly yields: ReadonlySet<ts.Node>;
  /** Whether an imported name stands for a value, not only for a type. */
  isValue(identifier: ts.Identifier): boolean;
}

/** The name of the object through which a cell's code speaks to the kernel. */
export const cellObject = '__cell';

/** The name under which a cell's code holds the slot of a variable. */
export function slotName(name: string): string {
  return `$$${name}`;
}

/**
 * Turns a cell into the body of a function: shared variables go to their slots, imports become
 * calls, and the value of the last expression is kept as the result.
 */
export function rewriteCell(plan: RewritePlan): ts.TransformerFactory<ts.SourceFile> {
  return (context) => (file) => {
    const visit = expressionVisitor(plan, context);
    const own = file.statements.filter((statement) => statement.pos < plan.end);
    const last = own.at(-1);
    const hoisted: ts.Statement[] = [];
    const body: ts.Statement[] = [];
    for (const [index, statement] of own.entries()) {
      if (ts.isImportDeclaration(statement)) {
        hoisted.push(...importStatements(statement, hoisted.length, plan));
      } else if (ts.isFunctionDeclaration(statement)) {
        if (statement.name && statement.body) hoisted.push(publish([statement.name.text], -1));
        body.push(visitStatement(statement, visit));
      } else if (statement === last && ts.isExpressionStatement(statement)) {
        body.push(keepResult(visited(statement.expression, visit, ts.isExpression), statement));
      } else if (!ts.isExportDeclaration(statement)) {
        body.push(
          ...declarationStatements(visitStatement(statement, visit), statement, index, plan),
        );
      }
    }
    return factory.updateSourceFile(file, [...hoisted, ...body]);
  };
}

/** The names of top-level statements whose index is at most `reached` exist; see `declaredUpTo`. */
export function declaredUpTo(file: ts.SourceFile, end: number, reached: number): ts.Statement[] {
  return file.statements.filter(
    (statement, index) =>
      statement.pos < end &&
      (index <= reached ||
        ts.isImportDeclaration(statement) ||
        ts.isFunctionDeclaration(statement) ||
        ts.isInterfaceDeclaration(statement) ||
        ts.isTypeAliasDeclaration(statement)),
  );
}

function visitStatement(statement: ts.Statement, visit: ts.Visitor): ts.Statement {
  return withoutExport(visited(statement, visit, ts.isStatement));
}

/** Our visitors replace nodes and never remove them. */
function visited<Kind extends ts.Node>(
  node: Kind,
  visit: ts.Visitor,
  is: (node: ts.Node) => node is Kind,
): Kind {
  return ts.visitNode(node, visit, is) ?? node;
}

/** `export` means nothing inside a function. */
function withoutExport(statement: ts.Statement): ts.Statement {
  const keep = (modifiers: readonly ts.ModifierLike[] | undefined) =>
    modifiers?.filter(
      ({ kind }) => kind !== ts.SyntaxKind.ExportKeyword && kind !== ts.SyntaxKind.DefaultKeyword,
    );
  if (ts.isVariableStatement(statement)) {
    const modifiers = statement.modifiers?.filter(
      ({ kind }) => kind !== ts.SyntaxKind.ExportKeyword,
    );
    return factory.updateVariableStatement(statement, modifiers, statement.declarationList);
  }
  if (ts.isFunctionDeclaration(statement))
    return factory.updateFunctionDeclaration(
      statement,
      keep(statement.modifiers),
      statement.asteriskToken,
      statement.name,
      statement.typeParameters,
      statement.parameters,
      statement.type,
      statement.body,
    );
  if (ts.isClassDeclaration(statement))
    return factory.updateClassDeclaration(
      statement,
      keep(statement.modifiers),
      statement.name,
      statement.typeParameters,
      statement.heritageClauses,
      statement.members,
    );
  if (ts.isEnumDeclaration(statement))
    return factory.updateEnumDeclaration(
      statement,
      statement.modifiers?.filter(({ kind }) => kind !== ts.SyntaxKind.ExportKeyword),
      statement.name,
      statement.members,
    );
  if (ts.isExportAssignment(statement))
    return factory.createExpressionStatement(statement.expression);
  return statement;
}

/** A statement that declares variables is followed by one that puts them into their slots. */
function declarationStatements(
  visited: ts.Statement,
  original: ts.Statement,
  index: number,
  plan: RewritePlan,
): ts.Statement[] {
  if (ts.isVariableStatement(visited) && ts.isVariableStatement(original)) {
    if (original.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.DeclareKeyword)) return [];
    const names = boundIdentifiers(original.declarationList).map(({ text }) => text);
    const changing = names.some((name) => plan.placement.isChangingLocal(name));
    return [changing ? asVar(visited) : visited, publish(names, index)];
  }
  const isNamed =
    ts.isClassDeclaration(original) ||
    ts.isEnumDeclaration(original) ||
    ts.isModuleDeclaration(original);
  if (isNamed && original.name && ts.isIdentifier(original.name) && plan.isValue(original.name))
    return [visited, publish([original.name.text], index)];
  return [visited];
}

/** `var`, so that the code after the cell's body can still reach the variable. */
function asVar(statement: ts.VariableStatement): ts.VariableStatement {
  const { declarations } = statement.declarationList;
  const list = ts.setTextRange(
    factory.createVariableDeclarationList(
      // In a fresh `var` an omitted initializer would keep the old value of a second run.
      declarations,
      ts.NodeFlags.None,
    ),
    statement.declarationList,
  );
  return factory.updateVariableStatement(statement, statement.modifiers, list);
}

function publish(names: readonly string[], index: number): ts.Statement {
  const assignments: ts.Expression[] = names.map((name) =>
    factory.createAssignment(slotAccess(name), factory.createIdentifier(name)),
  );
  const reached = factory.createPropertyAccessExpression(
    factory.createIdentifier(cellObject),
    'reached',
  );
  if (index >= 0)
    assignments.push(factory.createAssignment(reached, factory.createNumericLiteral(index)));
  return factory.createExpressionStatement(
    assignments.reduce((left, right) => factory.createComma(left, right)),
  );
}

function keepResult(expression: ts.Expression, statement: ts.Statement): ts.Statement {
  const result = factory.createPropertyAccessExpression(
    factory.createIdentifier(cellObject),
    'result',
  );
  return ts.setTextRange(
    factory.createExpressionStatement(
      factory.createAssignment(result, factory.createParenthesizedExpression(expression)),
    ),
    statement,
  );
}

function slotAccess(name: string): ts.PropertyAccessExpression {
  return factory.createPropertyAccessExpression(factory.createIdentifier(slotName(name)), 'v');
}

function cellCall(method: string, args: readonly ts.Expression[]): ts.CallExpression {
  const target = factory.createPropertyAccessExpression(
    factory.createIdentifier(cellObject),
    method,
  );
  return factory.createCallExpression(target, undefined, args);
}

/** `import d, { a as b } from 'm'` becomes constants that hold what the module exports. */
function importStatements(
  statement: ts.ImportDeclaration,
  index: number,
  plan: RewritePlan,
): ts.Statement[] {
  const { importClause } = statement;
  if (importClause?.isTypeOnly) return [];
  const loaded = ts.setTextRange(cellCall('module', [statement.moduleSpecifier]), statement);
  if (!importClause) return [ts.setTextRange(factory.createExpressionStatement(loaded), statement)];
  const module = factory.createIdentifier(`${cellObject}_module${index}`);
  const constants: [string, ts.Expression][] = [];
  const { name, namedBindings } = importClause;
  if (name && plan.isValue(name)) constants.push([name.text, cellCall('defaultOf', [module])]);
  if (namedBindings && ts.isNamespaceImport(namedBindings))
    constants.push([namedBindings.name.text, module]);
  if (namedBindings && ts.isNamedImports(namedBindings))
    for (const element of namedBindings.elements) {
      if (element.isTypeOnly || !plan.isValue(element.name)) continue;
      const exported = (element.propertyName ?? element.name).text;
      const value =
        exported === 'default'
          ? cellCall('defaultOf', [module])
          : factory.createElementAccessExpression(module, factory.createStringLiteral(exported));
      constants.push([element.name.text, value]);
    }
  if (constants.length === 0) return [];
  const declarations = [
    factory.createVariableDeclaration(module, undefined, undefined, loaded),
    ...constants.map(([constant, value]) =>
      factory.createVariableDeclaration(constant, undefined, undefined, value),
    ),
  ];
  return [
    factory.createVariableStatement(
      undefined,
      factory.createVariableDeclarationList(declarations, ts.NodeFlags.Const),
    ),
    publish(
      constants.map(([constant]) => constant),
      -1,
    ),
  ];
}

function expressionVisitor(plan: RewritePlan, context: ts.TransformationContext): ts.Visitor {
  /** The slot of an identifier that must be read from it. */
  const slotOf = (node: ts.Node): ts.Expression | undefined => {
    const use = ts.isIdentifier(node) ? plan.uses.get(node) : undefined;
    if (!use || !plan.placement.isInSlot(use)) return undefined;
    return ts.setSourceMapRange(slotAccess(use.name), node);
  };
  /** A function in a slot is called without the slot as its `this`. */
  const callee = (node: ts.Node): ts.Expression | undefined => {
    const slot = slotOf(node);
    if (!slot) return undefined;
    const comma = factory.createComma(factory.createNumericLiteral(0), slot);
    return ts.setSourceMapRange(factory.createParenthesizedExpression(comma), node);
  };
  const visit: ts.Visitor = (node) => {
    if (ts.isTypeNode(node) && !ts.isExpressionWithTypeArguments(node)) return node;
    if (ts.isIdentifier(node)) return slotOf(node) ?? node;
    if (ts.isShorthandPropertyAssignment(node))
      return shorthand(node) ?? ts.visitEachChild(node, visit, context);
    if (ts.isCallExpression(node)) return call(node);
    if (ts.isAwaitExpression(node) && plan.yields.has(node)) return yielded(node);
    if (ts.isTaggedTemplateExpression(node)) {
      const tag = callee(node.tag);
      const template = ts.visitEachChild(node, visit, context);
      if (!tag) return template;
      return factory.updateTaggedTemplateExpression(template, tag, undefined, template.template);
    }
    if (ts.isMetaProperty(node) && node.keywordToken === ts.SyntaxKind.ImportKeyword)
      return factory.createPropertyAccessExpression(factory.createIdentifier(cellObject), 'meta');
    return ts.visitEachChild(node, visit, context);
  };
  const yielded = (node: ts.AwaitExpression): ts.Expression => {
    const promise = visited(node.expression, visit, ts.isExpression);
    const yields = ts.setTextRange(factory.createYieldExpression(undefined, promise), node);
    return factory.createParenthesizedExpression(yields);
  };
  const call = (node: ts.CallExpression): ts.Expression => {
    const target = callee(node.expression);
    const inner = ts.visitEachChild(node, visit, context);
    if (node.expression.kind === ts.SyntaxKind.ImportKeyword)
      return ts.setTextRange(cellCall('importDynamically', inner.arguments), node);
    return target ? factory.updateCallExpression(inner, target, undefined, inner.arguments) : inner;
  };
  const shorthand = (node: ts.ShorthandPropertyAssignment): ts.Node | undefined => {
    const slot = slotOf(node.name);
    if (!slot) return undefined;
    const fallback = node.objectAssignmentInitializer;
    const initializer = fallback && ts.visitNode(fallback, visit, ts.isExpression);
    const value = initializer ? factory.createAssignment(slot, initializer) : slot;
    return factory.createPropertyAssignment(node.name.text, value);
  };
  return visit;
}
