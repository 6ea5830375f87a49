import ts = require('typescript');

const { factory } = ts;

/** The name of the object through which a cell's code speaks to the kernel. */
export const cellObject = '__cell';

/** The name under which a cell's code holds the slot of a variable. */
export function slotName(name: string): string {
  return `$$${name}`;
}

/** `$$x.v` */
export function slotAccess(name: string): ts.PropertyAccessExpression {
  return factory.createPropertyAccessExpression(factory.createIdentifier(slotName(name)), 'v');
}

/** `__cell.property` */
export function cellProperty(property: string): ts.PropertyAccessExpression {
  return factory.createPropertyAccessExpression(factory.createIdentifier(cellObject), property);
}

/** `__cell.method(…)` */
export function cellCall(method: string, args: readonly ts.Expression[]): ts.CallExpression {
  return factory.createCallExpression(cellProperty(method), undefined, args);
}

/** Puts variables into their slots and, unless `index` is negative, notes that its statement has run. */
export function publish(names: readonly string[], index: number): ts.Statement {
  const assignments: ts.Expression[] = names.map((name) =>
    factory.createAssignment(slotAccess(name), factory.createIdentifier(name)),
  );
  if (index >= 0)
    assignments.push(
      factory.createAssignment(cellProperty('reached'), factory.createNumericLiteral(index)),
    );
  return factory.createExpressionStatement(
    assignments.reduce((left, right) => factory.createComma(left, right)),
  );
}
