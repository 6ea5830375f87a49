import { shown } from './arguments';
import { adjoints, type Edge, type GraphNode } from './reverse-mode';
import type { Scalar } from './scalar';

/**
 * A number in a computational graph, for reverse-mode automatic differentiation.
 *
 * Every operation writes down its derivative with respect to each operand, in terms of variables, so that derivatives can be
 * differentiated again.
 *
 * @example
 * import { backpropagate, Variable } from 'nabla';
 * const x = new Variable(3);
 * backpropagate(x.times(x).times(x), [x])[0].value; // → 27
 * @source Curriculum 12; in the manner of A. Karpathy's micrograd
 */
export class Variable implements Scalar<Variable>, GraphNode<Variable> {
  constructor(
    readonly value: number,
    readonly edges: readonly Edge<Variable>[] = [],
  ) {}

  plus(other: Variable | number): Variable {
    const b = toVariable(other);
    return new Variable(this.value + b.value, [
      { operand: this, pull: (g) => g },
      { operand: b, pull: (g) => g },
    ]);
  }

  minus(other: Variable | number): Variable {
    const b = toVariable(other);
    return new Variable(this.value - b.value, [
      { operand: this, pull: (g) => g },
      { operand: b, pull: (g) => g.times(-1) },
    ]);
  }

  times(other: Variable | number): Variable {
    const b = toVariable(other);
    return new Variable(this.value * b.value, [
      { operand: this, pull: (g) => g.times(b) },
      { operand: b, pull: (g) => g.times(this) },
    ]);
  }

  over(other: Variable | number): Variable {
    const b = toVariable(other);
    return new Variable(this.value / b.value, [
      { operand: this, pull: (g) => g.over(b) },
      { operand: b, pull: (g) => g.times(this).over(b).over(b).times(-1) },
    ]);
  }

  power(exponent: number): Variable {
    return this.unary(this.value ** exponent, (g) =>
      exponent === 0 ? new Variable(0) : g.times(this.power(exponent - 1)).times(exponent),
    );
  }

  exp(): Variable {
    const result: Variable = this.unary(Math.exp(this.value), (g) => g.times(result));
    return result;
  }

  log(): Variable {
    return this.unary(Math.log(this.value), (g) => g.over(this));
  }

  sqrt(): Variable {
    const result: Variable = this.unary(Math.sqrt(this.value), (g) => g.over(result.times(2)));
    return result;
  }

  sin(): Variable {
    return this.unary(Math.sin(this.value), (g) => g.times(this.cos()));
  }

  cos(): Variable {
    return this.unary(Math.cos(this.value), (g) => g.times(this.sin()).times(-1));
  }

  tanh(): Variable {
    const result: Variable = this.unary(Math.tanh(this.value), (g) =>
      g.times(new Variable(1).minus(result).times(result.plus(1))),
    );
    return result;
  }

  /** max(0, x), with slope 0 at the kink. */
  relu(): Variable {
    return this.unary(Math.max(0, this.value), (g) => g.times(this.value > 0 ? 1 : 0));
  }

  private unary(value: number, pull: (upstream: Variable) => Variable): Variable {
    return new Variable(value, [{ operand: this, pull }]);
  }
}

/**
 * The derivatives of one variable with respect to others, by back-propagation.
 *
 * @param output what was computed
 * @param inputs what it was computed from
 * @returns ∂output/∂input for each input, as variables: differentiate them again for second derivatives. 0 where there is no dependence.
 * @throws TypeError when the output or an input is no Variable
 * @example
 * import { backpropagate, Variable } from 'nabla';
 * const [x, y] = [new Variable(2), new Variable(5)];
 * const [dx] = backpropagate(x.times(x).times(y), [x, y]);
 * const [dxx, dxy] = backpropagate(dx, [x, y]);
 * [dx.value, dxx.value, dxy.value]; // → [20, 10, 4]
 * @source Curriculum 12
 */
export function backpropagate(output: Variable, inputs: readonly Variable[]): Variable[] {
  for (const each of [output, ...inputs]) {
    if (each instanceof Variable) continue;
    throw new TypeError(
      `backpropagate: output and inputs must be Variables, but one is ${shown(each)}.`,
    );
  }
  return adjoints(output, new Variable(1), inputs).map((slope) => slope ?? new Variable(0));
}

function toVariable(x: Variable | number): Variable {
  return typeof x === 'number' ? new Variable(x) : x;
}
