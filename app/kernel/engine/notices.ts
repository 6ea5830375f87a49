import ts = require('typescript');

/**
 * What compiles and is yet hardly ever meant: `x ^ 2` mixes bits, the power is `x ** 2`.
 * A cell runs all the same; the notice appears below it.
 */
export function notices(file: ts.SourceFile, label: string): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (
      ts.isBinaryExpression(node) &&
      node.operatorToken.kind === ts.SyntaxKind.CaretToken &&
      ts.isNumericLiteral(node.right)
    ) {
      const at = file.getLineAndCharacterOfPosition(node.operatorToken.getStart(file));
      const [base, exponent] = [node.left.getText(file), node.right.getText(file)];
      found.push(
        `${label}:${at.line + 1}:${at.character + 1} - ^ is no power: it combines the bits of two integers. For a power write ${base} ** ${exponent}.`,
      );
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}
