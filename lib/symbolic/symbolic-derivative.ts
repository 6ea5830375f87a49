import { shown } from '../calculus/arguments';

/** A formula, as text, as LaTeX, and as a function. */
export interface Formula {
  /** The formula as text, simplified, such as `2 * x`. */
  readonly text: string;
  /** The formula in LaTeX, for a Markdown cell or a title. */
  readonly latex: string;
  /** Its value for values of its variables. */
  at(values: Readonly<Record<string, number>>): number;
}

/**
 * The derivative of a formula with respect to one of its variables, by the rules of differentiation.
 *
 * mathjs differentiates and simplifies; it is loaded at the first call.
 *
 * @param expression the formula, such as `3t^3 - 3t^2 + 2t` or `sin(x) * exp(y)`
 * @param variable the variable, such as `t`; others are constants
 * @returns the derivative
 * @throws RangeError when the formula cannot be read or differentiated
 * @example
 * import { symbolicDerivative } from 'nabla';
 * const slope = symbolicDerivative('3t^3 - 3t^2 + 2t', 't');
 * slope.at({ t: 1 }); // → 5
 * @source Curriculum 01
 */
export function symbolicDerivative(expression: string, variable: string): Formula {
  // A plain require keeps the start of a lesson that does without formulas fast.
  const mathjs: typeof import('mathjs') = require('mathjs');
  try {
    const node = mathjs.simplify(mathjs.derivative(expression, variable));
    const compiled = node.compile();
    return {
      text: node.toString(),
      latex: node.toTex({ handler: italicVariable }),
      at: (values) => requireNumber(compiled.evaluate({ ...values }), node.toString()),
    };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new RangeError(
      `symbolicDerivative: ${shown(expression)} cannot be differentiated by ${shown(variable)}: ${reason}.`,
      { cause: error },
    );
  }
}

/**
 * The gradient of a formula: one derivative per variable.
 *
 * @param expression the formula
 * @param variables the variables, in the order wanted
 * @returns one formula per variable
 * @throws RangeError when the formula cannot be read or differentiated
 * @example
 * import { symbolicGradient } from 'nabla';
 * symbolicGradient('E * t^2', ['E', 't']).map((partial) => partial.at({ E: -1, t: 1 })); // → [1, -2]
 * @source Curriculum 02
 */
export function symbolicGradient(expression: string, variables: readonly string[]): Formula[] {
  return variables.map((variable) => symbolicDerivative(expression, variable));
}

/** mathjs sets names upright, as units; variables of one letter are italic. The space ends a command before it. */
function italicVariable(node: import('mathjs').MathNode): string | undefined {
  const isLetter = 'name' in node && typeof node.name === 'string' && node.name.length === 1;
  return node.type === 'SymbolNode' && isLetter ? ` ${node.name}` : undefined;
}

function requireNumber(value: unknown, text: string): number {
  if (typeof value === 'number') return value;
  throw new RangeError(`${text}: its value must be a number, but it is ${shown(value)}.`);
}
