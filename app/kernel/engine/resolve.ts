import { existsSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import ts = require('typescript');

/** A file of the kernel's own package: what it can import, every cell can, wherever the cell lies. */
export const kernelFile = fileURLToPath(import.meta.url);

/**
 * Finds the files behind import specifiers, first as seen from the importing file, then as seen from
 * the kernel's package. What was found is remembered; what was not is looked for again the next
 * time, since a student may have created or installed it meanwhile.
 */
export class ModuleResolver {
  readonly #found = new Map<string, ts.ResolvedModuleFull>();
  readonly #options: ts.CompilerOptions;
  readonly #host: ts.ModuleResolutionHost;
  readonly #fixed: ReadonlyMap<string, string>;

  /** `fixed` names specifiers that always mean the given file. */
  constructor(
    options: ts.CompilerOptions,
    host: ts.ModuleResolutionHost,
    fixed: ReadonlyMap<string, string>,
  ) {
    this.#options = options;
    this.#host = host;
    this.#fixed = fixed;
  }

  resolve(specifier: string, from: string): ts.ResolvedModuleFull | undefined {
    const fixed = this.#fixed.get(specifier);
    if (fixed) return { resolvedFileName: fixed, extension: '.d.ts' };
    const key = `${dirname(from)}\0${specifier}`;
    const known = this.#found.get(key);
    if (known && this.#host.fileExists(known.resolvedFileName)) return known;
    const resolved = this.#look(specifier, from);
    if (resolved) this.#found.set(key, resolved);
    return resolved;
  }

  #look(specifier: string, from: string): ts.ResolvedModuleFull | undefined {
    const look = (base: string) =>
      ts.resolveModuleName(specifier, base, this.#options, this.#host).resolvedModule;
    return look(from) ?? (specifier.startsWith('.') ? undefined : look(kernelFile));
  }
}

/** The declaration file of Node's types, as seen from a notebook's folder or from the kernel. */
export function nodeTypes(cwd: string): string | undefined {
  for (const start of [cwd, dirname(kernelFile)])
    for (let folder = start; ; folder = dirname(folder)) {
      const file = join(folder, 'node_modules', '@types', 'node', 'index.d.ts');
      if (existsSync(file)) return realpathSync(file);
      if (folder === dirname(folder)) break;
    }
  return undefined;
}
