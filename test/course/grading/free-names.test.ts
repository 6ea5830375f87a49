import { describe, expect, it } from 'vitest';
import { freeNames } from '../../../app/course/grading/free-names.js';

describe('freeNames', () => {
  it.each([
    ['slope(3)', ['slope']],
    ['const f = (x: number) => x + shift;', ['shift']],
    ['import { check } from "nabla"; check(title)', ['title']],
    ['table.rows.map((row) => row.x)', ['table']],
    ['const { a: b = c } = d; b', ['c', 'd']],
    ['const point = { x, y: 1 };', ['x']],
    ['function fact(n: number): number { return n ? n * fact(n - 1) : one }', ['one']],
    ['const v: Vector = [];', ['Vector']],
    ['type Pair = [Item, Item]; const p: Pair = q', ['Item', 'q']],
    ['class A extends B { value = start; go() { return this.value; } }', ['B', 'start']],
    ['for (const i of items) { let x = i; x } x', ['items', 'x']],
    ['syntax error here (', ['syntax', 'error', 'here']],
  ])('of %j are %j', (source, names) => {
    expect([...freeNames(source)].sort()).toEqual([...names].sort());
  });
});
