import ts = require('typescript');

import { cellCall, cellObject } from './cell-object.js';

const { factory } = ts;
const counter = `${cellObject}_turns`;
/** The name under which a cell's code holds the flag that tells it to stop. */
export const stopFlag = `${cellObject}_stop`;
/** The name of what the loop at a place throws when it is stopped. */
export const stopName = (line: number | string, column: number | string): string =>
  `${cellObject}_at_${line}_${column}`;
/** Looking once in 64 turns costs a tenth of a loop that does nothing else. */
const turnsBetweenChecks = 63;

/**
 * Lets a loop be interrupted: every 64th turn it looks whether the cell is to stop. Unlike stopping
 * the thread from outside, this tells where the loop was, and a loop that waits, which asks the
 * kernel at every turn, or calls anything leaves variables that hold what was reached.
 *
 * The way out is chosen for V8. What is thrown is made beforehand, for a call in the loop, though
 * never made, keeps loads from being moved out of it. And a loop of the cell's own that calls
 * nothing returns instead of throwing: with a way to the cell's handler, which stores the
 * variables, V8 would keep every number in them as an object. Each makes a tight loop four times slower.
 */
export const countLoops: ts.TransformerFactory<ts.SourceFile> = (context) => (file) => {
  let counted = false;
  let inFunction = false;
  /** Whether the loop being visited, or the one around it, may go straight out of the cell. */
  let returns: boolean | undefined;

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
      const outer = inFunction;
      inFunction = true;
      const { result, counts } = inOwnScope(() => ts.visitEachChild(node, visit, context));
      inFunction = outer;
      return counts ? withCounter(result, context) : result;
    }
    const isOutermost = isLoop(node) && !inFunction && returns === undefined;
    if (isOutermost) returns = !contains(node, mayThrow);
    const visited = ts.visitEachChild(node, visit, context);
    if (!isLoop(visited) || !isLoop(node)) return visited;
    const waits = contains(node, isWait);
    counted ||= !waits;
    const check = waits ? ask() : look(placeOf(node), returns === true && !inFunction);
    if (isOutermost) returns = undefined;
    return withBody(visited, factory.createBlock([check, ...bodyOf(visited)]));
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

/** `__cell.tick();` */
function ask(): ts.Statement {
  return factory.createExpressionStatement(cellCall('tick', []));
}

/** `if (++turns > 63) { turns = 0; if (stop[0] !== 0) throw at_3_1; }`, or `return at_3_1`. */
function look(place: string, returns: boolean): ts.Statement {
  const turns = factory.createIdentifier(counter);
  const zero = factory.createNumericLiteral(0);
  const flag = factory.createElementAccessExpression(factory.createIdentifier(stopFlag), 0);
  return factory.createIfStatement(
    factory.createGreaterThan(
      factory.createPrefixIncrement(turns),
      factory.createNumericLiteral(turnsBetweenChecks),
    ),
    factory.createBlock([
      factory.createExpressionStatement(factory.createAssignment(turns, zero)),
      factory.createIfStatement(
        factory.createStrictInequality(flag, zero),
        returns
          ? factory.createReturnStatement(factory.createIdentifier(place))
          : factory.createThrowStatement(factory.createIdentifier(place)),
      ),
    ]),
  );
}

function placeOf(loop: ts.Node): string {
  const original = ts.getOriginalNode(loop);
  const file = original.getSourceFile();
  const { line, character } = file.getLineAndCharacterOfPosition(original.getStart(file));
  return stopName(line + 1, character + 1);
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

/** Whether the loop's own code, without functions in it, contains what the predicate accepts. */
function contains(loop: ts.Node, predicate: (node: ts.Node) => boolean): boolean {
  const found = (node: ts.Node): boolean =>
    !ts.isFunctionLike(node) && (predicate(node) || ts.forEachChild(node, found) === true);
  return found(loop);
}

function isWait(node: ts.Node): boolean {
  if (ts.isForOfStatement(node)) return node.awaitModifier !== undefined;
  return ts.isAwaitExpression(node) || ts.isYieldExpression(node);
}

function mayThrow(node: ts.Node): boolean {
  return (
    ts.isCallExpression(node) ||
    ts.isNewExpression(node) ||
    ts.isTaggedTemplateExpression(node) ||
    isWait(node)
  );
}
