import ts from 'typescript';
import { freeNames } from './free-names.js';

/** What a function may use and still mean the same in another process. */
const language = new Set(['Math', 'Number', 'Array', 'NaN', 'Infinity', 'undefined']);

/** The name under which cells find what marks a closed function. */
export const closedMark = '$closed';

/**
 * Puts a call of `$closed` around arrow functions that use nothing but their arguments: such a function
 * can be sent as its text, and an answer that calls it ten thousand times need not ask the judge.
 */
export const markClosedFunctions: ts.TransformerFactory<ts.SourceFile> = (context) => (file) => {
  const visit = (node: ts.Node): ts.Node =>
    ts.isArrowFunction(node) && isClosed(node, file)
      ? context.factory.createCallExpression(
          context.factory.createIdentifier(closedMark),
          undefined,
          [node],
        )
      : ts.visitEachChild(node, visit, context);
  return ts.visitEachChild(file, visit, context);
};

function isClosed(node: ts.ArrowFunction, file: ts.SourceFile): boolean {
  const text = node.getText(file);
  if (node.parameters.length === 0 || /\b(this|arguments|await|import|super)\b/.test(text))
    return false;
  return [...freeNames(withoutTypes(text))].every((name) => language.has(name));
}

/** Types may be declared elsewhere; they are gone when the function runs. */
function withoutTypes(text: string): string {
  const options = { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext };
  return ts.transpileModule(`(${text});`, { compilerOptions: options }).outputText;
}
