/** The loss of one example, as a function of the model's output z and the target y. */
export interface Loss {
  readonly name: string;
  /** ℓ(z, y), at least 0. */
  value(z: number, y: number): number;
  /** ∂ℓ/∂z at (z, y); at a kink, one of the subgradients. */
  slope(z: number, y: number): number;
}
