import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, relative } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

const ROOT = join(__dirname, '..', '..');
const LIB = join(ROOT, 'lib');
/** Where the examples would lie: a folder from which `nabla` resolves to the built library. */
const FOLDER = join(ROOT, 'test', 'docs', 'examples');

interface Example {
  /** Source file and number of the example in it, such as `calculus/derivative.ts 1`. */
  readonly name: string;
  readonly path: string;
  readonly code: string;
}

/** One claim of an example: what an expression gave, and what its `// →` comment says. */
type Claim = (actual: unknown, expected: unknown) => void;

function sourceFiles(): string[] {
  return readdirSync(LIB, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.startsWith('dist'))
    .sort();
}

function examplesIn(file: string): Example[] {
  const source = readFileSync(join(LIB, file), 'utf8');
  const blocks = source.matchAll(/@example\n((?: {0,4}\* (?!@).*\n)+)/g);
  return [...blocks].map(([, block], index) => {
    const lines = block.split('\n').map((line) => line.replace(/^ *\* ?/, ''));
    const name = `${file} ${index + 1}`;
    const path = join(FOLDER, `${name.replace(/\W+/g, '-')}.ts`);
    return { name, path, code: moduleOf(lines) };
  });
}

/** Imports stay at the top; the rest becomes a function that hands every claim to `claim`. */
function moduleOf(lines: readonly string[]): string {
  const imports = lines.filter((line) => line.startsWith('import '));
  const body = lines
    .filter((line) => !line.startsWith('import '))
    .map((line) => line.replace(/^(\s*)(.+?);? *\/\/ → (.+)$/, '$1claim($2, $3);'));
  return [
    ...imports,
    'export async function run(claim: (actual: unknown, expected: unknown) => void) {',
    ...body,
    '}',
  ].join('\n');
}

/** Type-checks all examples in one program, against the declarations of the built library, and emits them. */
function compile(examples: readonly Example[]): {
  scripts: Map<string, string>;
  problems: string[];
} {
  const options: ts.CompilerOptions = {
    strict: true,
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    types: ['node'],
    skipLibCheck: true,
  };
  const sources = new Map(examples.map(({ path, code }) => [path, code]));
  const host = ts.createCompilerHost(options);
  const { fileExists, readFile } = host;
  host.fileExists = (path) => sources.has(path) || fileExists(path);
  host.readFile = (path) => sources.get(path) ?? readFile(path);
  // The examples are CommonJS, like the cells of a notebook.
  const { getSourceFile } = host;
  host.getSourceFile = (path, version, ...rest) => {
    const code = sources.get(path);
    if (code === undefined) return getSourceFile(path, version, ...rest);
    return ts.createSourceFile(path, code, {
      languageVersion: ts.ScriptTarget.ES2022,
      impliedNodeFormat: ts.ModuleKind.CommonJS,
    });
  };
  const program = ts.createProgram([...sources.keys()], options, host);
  const problems = ts
    .getPreEmitDiagnostics(program)
    .map(
      ({ file, messageText }) =>
        `${relative(FOLDER, file?.fileName ?? '')}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`,
    );
  const scripts = new Map<string, string>();
  program.emit(undefined, (path, text) => scripts.set(path.replace(/\.js$/, '.ts'), text));
  return { scripts, problems };
}

/** Equal, numbers up to rounding; `…` in an expected text stands for anything. */
function expectEqual(actual: unknown, expected: unknown): void {
  if (typeof expected === 'number' && typeof actual === 'number' && Number.isFinite(expected)) {
    expect(Math.abs(actual - expected)).toBeLessThan(1e-8 * Math.max(1, Math.abs(expected)));
  } else if (typeof expected === 'string' && expected.includes('…')) {
    const parts = expected.split('…').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
    expect(actual).toMatch(new RegExp(`^${parts.join('.*')}$`, 's'));
  } else if (Array.isArray(expected)) {
    expect(Array.isArray(actual) || ArrayBuffer.isView(actual)).toBe(true);
    const values = Array.from(actual as ArrayLike<unknown>);
    expect(values).toHaveLength(expected.length);
    expected.forEach((value, i) => {
      expectEqual(values[i], value);
    });
  } else if (typeof expected === 'object' && expected !== null && typeof actual === 'object') {
    expect(Object.keys(actual ?? {}).sort()).toEqual(Object.keys(expected).sort());
    const values = new Map(Object.entries(actual ?? {}));
    for (const [key, value] of Object.entries(expected)) expectEqual(values.get(key), value);
  } else {
    expect(actual).toBe(expected);
  }
}

async function runScript(script: string, claim: Claim): Promise<void> {
  const require = createRequire(join(FOLDER, 'example.js'));
  const module: { exports: { run?: (claim: Claim) => Promise<void> } } = { exports: {} };
  new Function('exports', 'require', 'module', script)(module.exports, require, module);
  await module.exports.run?.(claim);
}

const EXAMPLES = sourceFiles().flatMap(examplesIn);
const { scripts, problems } = compile(EXAMPLES);

describe('the examples in the documentation of the library', () => {
  it('type-check against the built library', () => {
    expect(problems).toEqual([]);
  });

  it.each(EXAMPLES)('give what they say: $name', async ({ path }) => {
    let claims = 0;
    await runScript(scripts.get(path) ?? '', (actual, expected) => {
      claims += 1;
      expectEqual(actual, expected);
    });
    const promised = EXAMPLES.find((example) => example.path === path)?.code.split('claim(').length;
    expect(claims).toBe((promised ?? 0) - 1);
  });
});
