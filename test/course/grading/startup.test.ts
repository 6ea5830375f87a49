import { describe, expect, it } from 'vitest';
import { Startup } from '../../../app/course/grading/startup.js';

const reports = (...lines: readonly object[]) => {
  const startup = new Startup(['setup', 'slope', 'walk']);
  const ready = lines.map((line) => startup.take(JSON.stringify(line)));
  return { startup, ready };
};

describe('Startup', () => {
  it('follows cells that begin and end in order, some left out', () => {
    const problem = { name: 'TypeError', message: 'no' };
    const { startup, ready } = reports(
      ...[{ begin: 'setup' }, { end: 'setup' }, { begin: 'walk' }, { end: 'walk', problem }],
      { ready: true },
    );
    expect(ready).toEqual([false, false, false, false, true]);
    expect([...startup.problems]).toEqual([['walk', problem]]);
    expect(startup.running).toBe('walk');
  });

  it.each([
    ['a cell that begins twice', [{ begin: 'slope' }, { end: 'slope' }, { begin: 'slope' }]],
    ['a cell out of its place', [{ begin: 'walk' }, { end: 'walk' }, { begin: 'setup' }]],
    ['a cell that begins inside another', [{ begin: 'setup' }, { begin: 'slope' }]],
    ['a cell that ends twice', [{ begin: 'setup' }, { end: 'setup' }, { end: 'setup' }]],
    ['an end before the beginning', [{ end: 'setup' }]],
    ['a cell that there is not', [{ begin: '__proto__' }]],
    ['something else', [['begin', 'setup']]],
  ])('refuses %s', (_, lines) => {
    expect(() => reports(...lines)).toThrow('it wrote on the line to the grader.');
  });

  it('keeps the beginning of a message without end', () => {
    const problem = { name: 'E'.repeat(1e5), message: 'm'.repeat(1e6) };
    const { startup } = reports({ begin: 'slope' }, { end: 'slope', problem });
    expect(startup.problems.get('slope')?.message).toHaveLength(4000);
    expect(startup.problems.get('slope')?.name).toHaveLength(60);
  });
});
