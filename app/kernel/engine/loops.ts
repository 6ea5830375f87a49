import ts = require('typescript');

import { cellObject } from './rewrite.js';

const { factory } = ts;
const counter = `${cellObject}_turns`;
/** Asking whether to stop costs ten nanoseconds; once in 64 turns it does not show. */
const turnsBetweenChecks = 63;

/**
 * Lets a loop be interrupted: every 64th turn it asks the kernel, which throws if the cell is to
 * stop. Unlike stopping the thread from outside, this leaves a stack that says where the loop was,
 * and variables that hold what was reached. A loop that waits asks at every turn.
 */
export const countLoops: ts.TransformerFactory<ts.SourceFile> = (context) => (file) => {
  let counted = false;

  /** Visits something with its own local variables; says whether a loop in it needs the counter. */
  const inOwnScope = <Result>(act: () => Result): { result: Result; counts: boolean } => {
    const outer = counted;
    counted = false;
    const result = act();
    const counts = counted;
    counted = outer;
    return { result, counts };
  };

  const visit: ts.Visitor = (node) => {
    if (ts.isFunctionLike(node) || ts.isClassStaticBlockDeclaration(node)) {
      const { result, counts } = inOwnScope(() => ts.visitEachChild(node, visit, context));
      return counts ? withCounter(result, context) : result;
    }
    const visited = ts.visitEachChild(node, visit, context);
    if (!isLoop(visited) || !isLoop(node)) return visited;
    const waits = containsAwait(node);
    counted ||= !waits;
    return withBody(visited, factory.createBlock([check(waits), ...bodyOf(visited)]));
  };

  const { result, counts } = inOwnScope(() => ts.visitEachChild(file, visit, context));
  return counts
    ? factory.updateSourceFile(result, [declareCounter(), ...result.statements])
    : result;
};

type Loop =
  | ts.ForStatement
  | ts.WhileStatement
  | ts.DoStatement
  | ts.ForOfStatement
  | ts.ForInStatement;

function isLoop(node: ts.Node): node is Loop {
  return ts.isIterationStatement(node, false);
}

function bodyOf({ statement }: Loop): readonly ts.Statement[] {
  return ts.isBlock(statement) ? statement.statements : [statement];
}

function withBody(loop: Loop, body: ts.Statement): ts.Statement {
  if (ts.isForStatement(loop)) {
    const { initializer, condition, incrementor } = loop;
    return factory.updateForStatement(loop, initializer, condition, incrementor, body);
  }
  if (ts.isForOfStatement(loop)) {
    const { awaitModifier, initializer, expression } = loop;
    return factory.updateForOfStatement(loop, awaitModifier, initializer, expression, body);
  }
  if (ts.isForInStatement(loop))
    return factory.updateForInStatement(loop, loop.initializer, loop.expression, body);
  if (ts.isWhileStatement(loop)) return factory.updateWhileStatement(loop, loop.expression, body);
  return factory.updateDoStatement(loop, body, loop.expression);
}

/** `if (++turns > 63) turns = cell.tick();`, or the call alone. */
function check(always: boolean): ts.Statement {
  const name = factory.createIdentifier(counter);
  const tick = factory.createCallExpression(
    factory.createPropertyAccessExpression(factory.createIdentifier(cellObject), 'tick'),
    undefined,
    [],
  );
  if (always) return factory.createExpressionStatement(tick);
  return factory.createIfStatement(
    factory.createGreaterThan(
      factory.createPrefixIncrement(name),
      factory.createNumericLiteral(turnsBetweenChecks),
    ),
    factory.createExpressionStatement(factory.createAssignment(name, tick)),
  );
}

function declareCounter(): ts.Statement {
  const zero = factory.createNumericLiteral(0);
  const declaration = factory.createVariableDeclaration(counter, undefined, undefined, zero);
  return factory.createVariableStatement(
    undefined,
    factory.createVariableDeclarationList([declaration], ts.NodeFlags.Let),
  );
}

/** The same function with the counter declared first in its body. */
function withCounter(node: ts.Node, context: ts.TransformationContext): ts.Node {
  const ownBody = 'body' in node ? node.body : undefined;
  return ts.visitEachChild(
    node,
    (child) =>
      child === ownBody && ts.isBlock(child)
        ? factory.updateBlock(child, [declareCounter(), ...child.statements])
        : child,
    context,
  );
}

function containsAwait(loop: ts.Node): boolean {
  const waits = (node: ts.Node): boolean => {
    if (ts.isFunctionLike(node)) return false;
    if (ts.isAwaitExpression(node) || ts.isYieldExpression(node)) return true;
    if (ts.isForOfStatement(node) && node.awaitModifier) return true;
    return ts.forEachChild(node, waits) === true;
  };
  return waits(loop);
}
