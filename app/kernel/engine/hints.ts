import ts = require('typescript');

import type { DiagnosedCell } from './diagnosed-cell.js';
import { meantName } from './meant-name.js';

/** One line that says what a student probably meant; undefined where the message says it all. */
export function hintFor(diagnostic: ts.Diagnostic, cell: DiagnosedCell): string | undefined {
  const message = ts.flattenDiagnosticMessageText(diagnostic.messageText, '\n');
  for (const [codes, hint] of hints) {
    if (!codes.includes(diagnostic.code)) continue;
    const found = hint(message, diagnostic, cell);
    if (found !== undefined) return found;
  }
  return undefined;
}

type Hint = (message: string, diagnostic: ts.Diagnostic, cell: DiagnosedCell) => string | undefined;

const notAssignable = [2322, 2345];
const missingProperty = [2339, 2551];
const wrongOperand = [2356, 2362, 2363, 2365];
const missingName = [2304, 2552, 18004];

/** The mistakes that students make most, by the codes of the compiler's messages. */
const hints: readonly (readonly [codes: readonly number[], hint: Hint])[] = [
  [[...notAssignable, ...missingProperty, ...wrongOperand, 2769, 2488, 2801], forgottenAwait],
  [[...notAssignable, ...wrongOperand], textForNumber],
  [missingName, missingNameHint],
  [[2307], missingModule],
  [[2440, 2300, 2451], declaredTwice],
  [[2588, 2632, 2540], constantAssigned],
  [[2532, 18047, 18048, 2531, 18049], maybeMissing],
];

function forgottenAwait(
  message: string,
  diagnostic: ts.Diagnostic,
  cell: DiagnosedCell,
): string | undefined {
  const isPromise = /'Promise<[\s\S]*' (is not assignable|does not exist)|type 'Promise</.test(
    message,
  );
  if (!isPromise && !typesAt(diagnostic, cell).some((type) => type.startsWith('Promise<')))
    return undefined;
  return 'the value is a promise, not there yet. Write `await` before the call that makes it.';
}

function textForNumber(
  message: string,
  diagnostic: ts.Diagnostic,
  cell: DiagnosedCell,
): string | undefined {
  const isText =
    /^(Type|Argument of type) '(string|"[\s\S]*")' is not assignable to (type|parameter of type) 'number'/;
  const operands = wrongOperand.includes(diagnostic.code) ? typesAt(diagnostic, cell) : [];
  if (!isText.test(message) && !operands.some((type) => /^(string|")/.test(type))) return undefined;
  return 'text in quotes is a string. Write the number without quotes, or convert it: Number(text).';
}

function missingNameHint(
  message: string,
  _: ts.Diagnostic,
  cell: DiagnosedCell,
): string | undefined {
  if (/Did you mean/.test(message)) return undefined;
  return meantName(/'([^']+)'/.exec(message)?.[1] ?? '', cell.known);
}

function missingModule(message: string): string | undefined {
  const name = /'([^']+)'/.exec(message)?.[1] ?? '';
  if (/^\w+:\/\//.test(name))
    return 'a cell imports installed packages and files, nothing from the web.';
  if (name.startsWith('.')) return `there is no file ${name} beside the notebook.`;
  return `check the spelling; if it is right, the package has to be installed first: npm install ${name}.`;
}

function declaredTwice(message: string, diagnostic: ts.Diagnostic): string {
  const name = /'([^']+)'/.exec(message)?.[1] ?? 'the name';
  return diagnostic.code === 2440
    ? `${name} is imported in this cell. Choose another name for your own.`
    : `this cell declares ${name} twice. To give it a new value, write ${name} = … without const or let.`;
}

function constantAssigned(message: string): string {
  const name = /'([^']+)'/.exec(message)?.[1] ?? 'it';
  return `declare it with \`let ${name}\` where it is made, so that it may change.`;
}

function maybeMissing(): string {
  return 'the value may be missing here. Check it first, or write `?.` to skip what is missing.';
}

/** The types of the expressions at the place of a complaint, and of the operands of an operator. */
function typesAt(
  { file, start = 0, length = 0 }: ts.Diagnostic,
  { program }: DiagnosedCell,
): string[] {
  if (!file) return [];
  const checker = program.getTypeChecker();
  const types: string[] = [];
  const visit = (node: ts.Node): void => {
    if (node.end < start || node.getStart(file) > start + length) return;
    if (node.getStart(file) === start && node.end === start + length)
      for (const part of ts.isBinaryExpression(node) ? [node.left, node.right] : [node])
        types.push(checker.typeToString(checker.getTypeAtLocation(part)));
    ts.forEachChild(node, visit);
  };
  visit(file);
  return types;
}
