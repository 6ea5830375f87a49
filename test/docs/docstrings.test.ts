import { join, relative, sep } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

const LIB = join(__dirname, '..', '..', 'lib');

/** An export of the library, where it is declared. */
interface Export {
  readonly name: string;
  readonly declaration: ts.Declaration;
  readonly symbol: ts.Symbol;
}

const program = ts.createProgram([join(LIB, 'index.ts')], {
  strict: true,
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  types: ['node'],
});
const checker = program.getTypeChecker();

/** What `import … from 'nabla'` offers; `learn` is for course material and has checks of its own. */
function exportsOfLibrary(): Export[] {
  const index = program.getSourceFile(join(LIB, 'index.ts'));
  const module = index && checker.getSymbolAtLocation(index);
  if (module === undefined) throw new Error('lib/index.ts is no module');
  return checker.getExportsOfModule(module).flatMap((exported) => {
    const isAlias = (exported.flags & ts.SymbolFlags.Alias) !== 0;
    const symbol = isAlias ? checker.getAliasedSymbol(exported) : exported;
    const [declaration] = symbol.declarations ?? [];
    if (declaration === undefined || folderOf(declaration) === 'learn') return [];
    return [{ name: exported.name, declaration, symbol }];
  });
}

function folderOf(declaration: ts.Declaration): string {
  return relative(LIB, declaration.getSourceFile().fileName).split(/[\\/]/)[0] ?? '';
}

/** What a docstring lacks. */
function missing({ declaration, symbol }: Export): string[] {
  const tags = symbol.getJsDocTags(checker);
  const has = (name: string) => tags.some((tag) => tag.name === name);
  const isDescribed = symbol.getDocumentationComment(checker).length > 0;
  const lacks: string[] = [];
  if (!isDescribed && !has('see')) lacks.push('a sentence');
  if (ts.isInterfaceDeclaration(declaration) || ts.isTypeAliasDeclaration(declaration))
    return lacks;
  if (!has('example')) lacks.push('@example');
  if (!has('source')) lacks.push('@source');
  if (!ts.isFunctionDeclaration(declaration)) return lacks;
  const parameters = tags.filter((tag) => tag.name === 'param').length;
  if (parameters < declaration.parameters.length) lacks.push('a @param for every parameter');
  const gives = declaration.type?.getText() !== 'void';
  if (gives && !has('returns')) lacks.push('@returns');
  const refuses = /\bthrow\b|\brequire[A-Z]\w*\(/.test(declaration.getText());
  if (refuses && !has('throws')) lacks.push('@throws');
  return lacks;
}

describe('the docstrings of the library', () => {
  const all = exportsOfLibrary();

  it('are looked for in all its folders', () => {
    const folders = new Set(all.map(({ declaration }) => folderOf(declaration)));
    expect([...folders].sort()).toEqual(
      ['calculus', 'data', 'models', 'optimize', 'plot', 'symbolic'].sort(),
    );
    expect(all.length).toBeGreaterThan(250);
  });

  it('say what is exported, with parameters, result, errors, example and source', () => {
    const found = all.flatMap((each) => {
      const file = relative(LIB, each.declaration.getSourceFile().fileName).split(sep).join('/');
      return missing(each).map((what) => `${file}: ${each.name} lacks ${what}`);
    });
    expect(found).toEqual([]);
  });
});
