import ts = require('typescript');

/**
 * What a cell becomes. A cell that awaits becomes a generator: after each wait the kernel resumes it
 * in a turn of the event loop of its own, where it can be interrupted safely. Only `for await` at the
 * top of a cell needs a real async function.
 */
export type FunctionKind = 'function' | 'function*' | 'async function';

/** How the cell's own statements (not the functions in them) wait. */
export function waits(statements: readonly ts.Statement[]): {
  kind: FunctionKind;
  yields: ReadonlySet<ts.Node>;
} {
  const awaits = new Set<ts.Node>();
  let iterates = false;
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionLike(node)) return;
    if (ts.isAwaitExpression(node)) awaits.add(node);
    if (ts.isForOfStatement(node) && node.awaitModifier) iterates = true;
    ts.forEachChild(node, visit);
  };
  statements.forEach(visit);
  if (iterates) return { kind: 'async function', yields: new Set() };
  return { kind: awaits.size > 0 ? 'function*' : 'function', yields: awaits };
}
