/**
 * Numbers that know more than their value: dual numbers, graph variables and complex numbers share these operations, so that one
 * function, written once with methods, can be differentiated in three ways.
 */
export interface Scalar<S> {
  /** The ordinary number inside. */
  readonly value: number;
  plus(other: S | number): S;
  minus(other: S | number): S;
  times(other: S | number): S;
  over(other: S | number): S;
  /** This number to a fixed real power. */
  power(exponent: number): S;
  exp(): S;
  log(): S;
  sqrt(): S;
  sin(): S;
  cos(): S;
  tanh(): S;
}
