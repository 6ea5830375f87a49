import ts = require('typescript');

import { cellCall, cellObject, publish } from './cell-object.js';

const { factory } = ts;

/** `import d, { a as b } from 'm'` becomes constants that hold what the module exports. */
export function importStatements(
  statement: ts.ImportDeclaration,
  index: number,
  /** Whether an imported name stands for a value, not only for a type. */
  isValue: (identifier: ts.Identifier) => boolean,
): ts.Statement[] {
  const { importClause, moduleSpecifier } = statement;
  if (importClause?.isTypeOnly) return [];
  const loaded = ts.setTextRange(cellCall('module', [moduleSpecifier]), statement);
  if (!importClause) return [ts.setTextRange(factory.createExpressionStatement(loaded), statement)];
  const module = factory.createIdentifier(`${cellObject}_module${index}`);
  const constants = importedValues(importClause, module, isValue);
  if (constants.length === 0) return [];
  const declarations = [
    factory.createVariableDeclaration(module, undefined, undefined, loaded),
    ...constants.map(([name, value]) =>
      factory.createVariableDeclaration(name, undefined, undefined, value),
    ),
  ];
  const list = factory.createVariableDeclarationList(declarations, ts.NodeFlags.Const);
  const names = constants.map(([name]) => name);
  return [factory.createVariableStatement(undefined, list), publish(names, -1)];
}

/** The names that an import declares, each with the expression for its value. */
function importedValues(
  { name, namedBindings }: ts.ImportClause,
  module: ts.Identifier,
  isValue: (identifier: ts.Identifier) => boolean,
): [string, ts.Expression][] {
  const values: [string, ts.Expression][] = [];
  const defaultExport = () => cellCall('defaultOf', [module]);
  if (name && isValue(name)) values.push([name.text, defaultExport()]);
  if (!namedBindings) return values;
  if (ts.isNamespaceImport(namedBindings)) return [...values, [namedBindings.name.text, module]];
  for (const element of namedBindings.elements) {
    if (element.isTypeOnly || !isValue(element.name)) continue;
    const exported = (element.propertyName ?? element.name).text;
    const value =
      exported === 'default'
        ? defaultExport()
        : factory.createElementAccessExpression(module, factory.createStringLiteral(exported));
    values.push([element.name.text, value]);
  }
  return values;
}
