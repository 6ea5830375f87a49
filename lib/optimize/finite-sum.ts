import type { Vector } from '../calculus/vector';

/** A cost that is a mean over examples, J(θ) = (1/n) Σ ℓᵢ(θ) (+ a penalty): what training minimises. */
export interface FiniteSum {
  /** The number of examples n. */
  readonly size: number;
  /** The number of parameters p. */
  readonly dimension: number;
  /** J(θ) over all examples. */
  cost(theta: Vector): number;
  /** ∇J(θ) over all examples, p numbers. */
  gradient(theta: Vector): number[];
  /** J(θ) over the examples with these indices, each in [0, n). */
  costOf(theta: Vector, examples: ArrayLike<number>): number;
  /** ∇J(θ) over the examples with these indices, each in [0, n); an unbiased estimate of ∇J(θ) when they are drawn at random. */
  gradientOf(theta: Vector, examples: ArrayLike<number>): number[];
}
