import { describe, expect, it } from 'vitest';
import { definedNames, importsOf, toJavaScript } from '../../../app/course/grading/source.js';

describe('definedNames', () => {
  it.each([
    ['function f() {} const g = 1, h = 2; class K {}', ['f', 'g', 'h', 'K']],
    ['const { a, b: [c] } = d;', ['a', 'c']],
    ["import { check } from 'nabla'; let x = 1;", ['x']],
    ['type T = number; interface I {}', []],
    ['for (const i of []) { const j = 1; }', []],
  ])('of %j are %j', (source, names) => expect(definedNames(source)).toEqual(names));
});

describe('importsOf', () => {
  it('gives the import statements alone', () => {
    const source = "import { a } from 'x';\nconst b = 1;\nimport type { C } from 'y';";
    expect(importsOf(source).replaceAll('\n', '')).toBe(
      "import { a } from 'x';import type { C } from 'y';",
    );
  });
});

describe('toJavaScript', () => {
  const marked = (source: string) => toJavaScript(source).match(/\$closed\(.*\)/)?.[0];

  it('marks functions that use nothing but their arguments, without their types', () => {
    expect(marked('go(([x, y]: Vector) => Math.hypot(x, y));')).toContain(
      '$closed(([x, y]) => Math.hypot(x, y))',
    );
  });

  it.each([
    ['a name of the lesson', 'go((x) => x + shift);'],
    ['a counter', 'let calls = 0; go((x) => { calls++; return x; });'],
    ['this', 'go((x) => this.y + x);'],
    ['no argument: a thunk of a check', "expect.near('at 3', () => 3, 3);"],
  ])('does not mark one that uses %s', (_, source) => {
    expect(marked(source)).toBeUndefined();
  });
});
