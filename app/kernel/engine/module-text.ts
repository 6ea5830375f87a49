import ts = require('typescript');

import { declaredNames } from './names.js';

/** A name that earlier cells declared. */
export interface EarlierName {
  readonly specifier: string;
  /** Declared with `let` or `var`: a cell may assign it. */
  readonly mutable: boolean;
}

/**
 * The cell as a module: the student's code and, after it, what it takes from earlier cells and
 * gives to later ones; with `unfinished`, all earlier names that begin with it. Nothing stands
 * before the code, so that every position is the student's own.
 */
export function moduleText(
  code: string,
  earlier: ReadonlyMap<string, EarlierName>,
  unfinished?: string,
): string {
  const file = ts.createSourceFile('cell.ts', code, ts.ScriptTarget.Latest, false);
  const declared = declaredNames(file.statements);
  const lines: string[] = [];
  const names = mentioned(file);
  for (const [name, { specifier, mutable }] of earlier) {
    const isWanted = names.has(name) || (unfinished !== undefined && name.startsWith(unfinished));
    if (!isWanted || declared.has(name)) continue;
    lines.push(
      mutable
        ? `declare let ${name}: typeof import('${specifier}').${name};`
        : `import { ${name} } from '${specifier}';`,
    );
  }
  const given = [...declared.values()].filter(({ exported }) => !exported).map(({ name }) => name);
  lines.push(`export { ${given.join(', ')} };`);
  return `${code}\n;${lines.join('\n')}`;
}

/** The names that occur in a piece of code. */
function mentioned(file: ts.SourceFile): Set<string> {
  const names = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node)) names.add(node.text);
    ts.forEachChild(node, visit);
  };
  visit(file);
  return names;
}
