import ts = require('typescript');

import { cellCall, cellProperty, slotAccess } from './cell-object.js';
import type { Placement } from './placement.js';
import type { NameUse } from './usage.js';

const { factory } = ts;

/** What the rewriting of expressions needs to know. */
export interface ExpressionPlan {
  readonly uses: ReadonlyMap<ts.Identifier, NameUse>;
  readonly placement: Placement;
  /** The cell's own awaits, where it hands control back to the kernel by `yield`. */
  readonly yields: ReadonlySet<ts.Node>;
}

/**
 * Rewrites the expressions of a cell: shared variables are read from and written to their slots, the
 * cell's own awaits hand control to the kernel, and imports ask the kernel for modules.
 */
export function expressionVisitor(
  { uses, placement, yields }: ExpressionPlan,
  context: ts.TransformationContext,
): ts.Visitor {
  /** The slot of an identifier that must be read from it. */
  const slotOf = (node: ts.Node): ts.Expression | undefined => {
    const use = ts.isIdentifier(node) ? uses.get(node) : undefined;
    if (!use || !placement.isInSlot(use)) return undefined;
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
    if (ts.isAwaitExpression(node) && yields.has(node)) return yielded(node);
    if (ts.isTaggedTemplateExpression(node)) {
      const tag = callee(node.tag);
      const template = ts.visitEachChild(node, visit, context);
      if (!tag) return template;
      return factory.updateTaggedTemplateExpression(template, tag, undefined, template.template);
    }
    if (ts.isMetaProperty(node) && node.keywordToken === ts.SyntaxKind.ImportKeyword)
      return cellProperty('meta');
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
    const initializer = fallback && visited(fallback, visit, ts.isExpression);
    const value = initializer ? factory.createAssignment(slot, initializer) : slot;
    return factory.createPropertyAssignment(node.name.text, value);
  };
  return visit;
}

/** Our visitors replace nodes and never remove them. */
export function visited<Kind extends ts.Node>(
  node: Kind,
  visit: ts.Visitor,
  is: (node: ts.Node) => node is Kind,
): Kind {
  return ts.visitNode(node, visit, is) ?? node;
}
