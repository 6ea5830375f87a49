import ts = require('typescript');

const { factory } = ts;

/** The statement without `export`, which means nothing inside a function. */
export function withoutExport(statement: ts.Statement): ts.Statement {
  if (ts.isExportAssignment(statement)) return expressionStatement(statement.expression, statement);
  if (ts.isFunctionDeclaration(statement)) return functionWithoutExport(statement);
  if (ts.isClassDeclaration(statement)) return classWithoutExport(statement);
  if (ts.isVariableStatement(statement))
    return factory.updateVariableStatement(
      statement,
      ownModifiers(statement),
      statement.declarationList,
    );
  if (ts.isEnumDeclaration(statement))
    return factory.updateEnumDeclaration(
      statement,
      ownModifiers(statement),
      statement.name,
      statement.members,
    );
  return statement;
}

function functionWithoutExport(statement: ts.FunctionDeclaration): ts.Statement {
  const { asteriskToken, name, typeParameters, parameters, type, body } = statement;
  if (!name && body) {
    const modifiers = ts
      .getModifiers(statement)
      ?.filter(({ kind }) => kind === ts.SyntaxKind.AsyncKeyword);
    return expressionStatement(
      factory.createFunctionExpression(
        modifiers,
        asteriskToken,
        name,
        typeParameters,
        parameters,
        type,
        body,
      ),
      statement,
    );
  }
  return factory.updateFunctionDeclaration(
    statement,
    ownModifiers(statement),
    asteriskToken,
    name,
    typeParameters,
    parameters,
    type,
    body,
  );
}

function classWithoutExport(statement: ts.ClassDeclaration): ts.Statement {
  const { name, typeParameters, heritageClauses, members } = statement;
  const modifiers = ownModifiers(statement);
  if (!name)
    return expressionStatement(
      factory.createClassExpression(modifiers, name, typeParameters, heritageClauses, members),
      statement,
    );
  return factory.updateClassDeclaration(
    statement,
    modifiers,
    name,
    typeParameters,
    heritageClauses,
    members,
  );
}

function ownModifiers<Kind extends ts.ModifierLike>(node: {
  readonly modifiers?: ts.NodeArray<Kind>;
}): Kind[] | undefined {
  const { ExportKeyword, DefaultKeyword } = ts.SyntaxKind;
  return node.modifiers?.filter(({ kind }) => kind !== ExportKeyword && kind !== DefaultKeyword);
}

function expressionStatement(expression: ts.Expression, at: ts.Statement): ts.Statement {
  const inParentheses = factory.createParenthesizedExpression(expression);
  return ts.setTextRange(factory.createExpressionStatement(inParentheses), at);
}
