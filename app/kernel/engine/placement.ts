import type { DeclaredName } from './names.js';
import type { CellUsage, NameUse, Usage } from './usage.js';

/**
 * Where a cell finds a shared variable: in its slot, which every cell and function sees, or in a
 * local variable, which V8 keeps in a register. A local is as good as the slot while nobody else
 * can look: no function reads it, or nothing writes it.
 */
export class Placement {
  readonly #declared: ReadonlyMap<string, DeclaredName>;
  readonly #cell: CellUsage;
  readonly #usage: Usage;

  constructor(declared: ReadonlyMap<string, DeclaredName>, cell: CellUsage, usage: Usage) {
    this.#declared = declared;
    this.#cell = cell;
    this.#usage = usage;
  }

  isInSlot({ name, inFunction, inOwnDeclaration }: NameUse): boolean {
    const declared = this.#declared.get(name);
    if (declared?.kind === 'nested var') return false;
    if (declared && this.#isConstant(name)) return inFunction && !inOwnDeclaration;
    if (declared) return this.#usage.captured.has(name);
    if (this.#usage.writtenByFunctions.has(name)) return true;
    return inFunction || (this.#cell.assigned.has(name) && this.#usage.captured.has(name));
  }

  /** Earlier names that the cell copies into a local before it begins. */
  copiedIn(): string[] {
    const names = new Set<string>();
    for (const use of this.#cell.uses.values())
      if (!this.#declared.has(use.name) && !this.isInSlot(use)) names.add(use.name);
    return [...names];
  }

  /** Locals that may have changed since they were put into their slots, so it is done once more. */
  copiedOut(): string[] {
    const changing = [...this.#declared.values()].filter(
      ({ kind, name }) => kind === 'nested var' || this.isChangingLocal(name),
    );
    const assigned = this.copiedIn().filter((name) => this.#cell.assigned.has(name));
    return [...changing.map(({ name }) => name), ...assigned];
  }

  /** A variable declared here that the cell keeps in a local and assigns again. */
  isChangingLocal(name: string): boolean {
    return (
      this.#declared.get(name)?.kind !== 'nested var' &&
      this.#declared.has(name) &&
      this.#cell.assigned.has(name) &&
      !this.#usage.captured.has(name)
    );
  }

  #isConstant(name: string): boolean {
    return (
      this.#declared.get(name)?.kind === 'const' &&
      !this.#cell.assigned.has(name) &&
      !this.#usage.writtenByFunctions.has(name)
    );
  }
}
