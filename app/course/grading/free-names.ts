import ts from 'typescript';

const file = 'cell.ts';

/** The names that a cell uses and does not declare itself: from other cells, or built into the language. */
export function freeNames(source: string): Set<string> {
  const parsed = ts.createSourceFile(file, source, ts.ScriptTarget.ES2022, true);
  const checker = programOf(parsed).getTypeChecker();
  const free = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node) && !isLabel(node) && !isKnown(symbolOf(node, checker))) {
      free.add(node.text);
    }
    ts.forEachChild(node, visit);
  };
  visit(parsed);
  // What TypeScript puts where a name is missing.
  free.delete('');
  return free;
}

/** A program of this one file: TypeScript finds out what its names mean, and reads nothing else. */
function programOf(parsed: ts.SourceFile): ts.Program {
  const host: ts.CompilerHost = {
    getSourceFile: (name) => (name === file ? parsed : undefined),
    getDefaultLibFileName: () => 'lib.d.ts',
    writeFile() {},
    getCurrentDirectory: () => '/',
    getCanonicalFileName: (name) => name,
    useCaseSensitiveFileNames: () => true,
    getNewLine: () => '\n',
    fileExists: (name) => name === file,
    readFile: () => undefined,
  };
  const options = { noLib: true, noResolve: true, types: [], target: ts.ScriptTarget.ES2022 };
  return ts.createProgram([file], { ...options, module: ts.ModuleKind.ESNext }, host);
}

/** The name of a property, which means nothing outside its object. */
function isLabel(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent)) return parent.name === node;
  if (ts.isQualifiedName(parent)) return parent.right === node;
  if (ts.isBindingElement(parent)) return parent.propertyName === node;
  return (ts.isPropertyAssignment(parent) || ts.isClassElement(parent)) && parent.name === node;
}

function symbolOf(node: ts.Identifier, checker: ts.TypeChecker): ts.Symbol | undefined {
  return ts.isShorthandPropertyAssignment(node.parent)
    ? checker.getShorthandAssignmentValueSymbol(node.parent)
    : checker.getSymbolAtLocation(node);
}

/** Whether a name is declared in the cell. A type that is not has a symbol, but no declaration. */
function isKnown(symbol: ts.Symbol | undefined): boolean {
  return (symbol?.declarations?.length ?? 0) > 0;
}
