import ts = require('typescript');

import { cellProperty, publish } from './cell-object.js';
import { boundIdentifiers } from './names.js';
import { withoutExport } from './rewrite-exports.js';
import { type ExpressionPlan, expressionVisitor, visited } from './rewrite-expressions.js';
import { importStatements } from './rewrite-imports.js';

const { factory } = ts;

/** What the rewriting of a cell needs to know. */
export interface RewritePlan extends ExpressionPlan {
  /** Statements from here on were appended by the kernel and only declare. */
  readonly end: number;
  /** Whether an imported name stands for a value, not only for a type. */
  isValue(identifier: ts.Identifier): boolean;
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
        hoisted.push(...importStatements(statement, hoisted.length, plan.isValue));
        continue;
      }
      if (ts.isExportDeclaration(statement)) continue;
      if (ts.isFunctionDeclaration(statement) && statement.name && statement.body)
        hoisted.push(publish([statement.name.text], -1));
      const rewritten = withoutExport(visited(statement, visit, ts.isStatement));
      if (statement === last && ts.isExpressionStatement(rewritten))
        body.push(keepResult(rewritten));
      else body.push(...declarationStatements(rewritten, statement, index, plan));
    }
    return factory.updateSourceFile(file, [...hoisted, ...body]);
  };
}

/** The names of top-level statements whose index is at most `reached` exist, and those that are hoisted. */
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

/** A statement that declares variables is followed by one that puts them into their slots. */
function declarationStatements(
  rewritten: ts.Statement,
  original: ts.Statement,
  index: number,
  { placement, isValue }: RewritePlan,
): ts.Statement[] {
  if (ts.isVariableStatement(rewritten) && ts.isVariableStatement(original)) {
    if (original.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.DeclareKeyword)) return [];
    const names = boundIdentifiers(original.declarationList).map(({ text }) => text);
    const changing = names.some((name) => placement.isChangingLocal(name));
    return [changing ? asVar(rewritten) : rewritten, publish(names, index)];
  }
  const isNamed =
    ts.isClassDeclaration(original) ||
    ts.isEnumDeclaration(original) ||
    ts.isModuleDeclaration(original);
  if (isNamed && original.name && ts.isIdentifier(original.name) && isValue(original.name))
    return [rewritten, publish([original.name.text], index)];
  return [rewritten];
}

/** `var`, so that the code after the cell's body can still reach the variable. */
function asVar(statement: ts.VariableStatement): ts.VariableStatement {
  const { declarationList } = statement;
  const list = ts.setTextRange(
    factory.createVariableDeclarationList(declarationList.declarations, ts.NodeFlags.None),
    declarationList,
  );
  return factory.updateVariableStatement(statement, statement.modifiers, list);
}

/** `__cell.result = (expression);` */
function keepResult(statement: ts.ExpressionStatement): ts.Statement {
  const value = factory.createParenthesizedExpression(statement.expression);
  const kept = factory.createAssignment(cellProperty('result'), value);
  return ts.setTextRange(factory.createExpressionStatement(kept), statement);
}
