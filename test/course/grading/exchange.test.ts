import { describe, expect, it } from 'vitest';
import { isFunction } from '../../../app/course/grading/any-function.js';
import { Exchange } from '../../../app/course/grading/exchange.js';
import { Gone, type Line } from '../../../app/course/grading/line.js';

/** Two exchanges in one process: what one sends, the other serves at once. */
function pair(): { here: Exchange; there: Exchange } {
  const toHere: string[] = [];
  const toThere: string[] = [];
  const here: Exchange = new Exchange({
    send(text) {
      toThere.push(text);
      if (!text.startsWith('{"call"')) return;
      while (toHere.length === 0 && toThere.length > 0) there.serveNext();
    },
    receive: () => toHere.shift() ?? '',
  });
  const lineOfThere: Line = {
    send: (text) => void toHere.push(text),
    receive() {
      while (toThere.length === 0 && toHere.length > 0) here.serveNext();
      return toThere.shift() ?? '';
    },
  };
  const there: Exchange = new Exchange(lineOfThere);
  return { here, there };
}

function offering(functions: Record<string, (...args: never[]) => unknown>): Exchange {
  const { here, there } = pair();
  for (const [name, value] of Object.entries(functions)) {
    if (isFunction(value)) there.offer(name, value);
  }
  return here;
}

describe('Exchange', () => {
  it('calls a function of the other side', () => {
    const here = offering({ add: (a: number, b: number) => a + b });
    expect(here.call('add', [1, 2])).toBe(3);
  });

  it('lets the other side call back, to any depth', () => {
    const here = offering({
      apply: (f: (g: (x: number) => number, x: number) => number) => f((x) => x * 10, 3),
    });
    expect(here.call('apply', [(g: (x: number) => number, x: number) => g(x) + 1])).toBe(31);
  });

  it('gives back a function that went there and came back as itself', () => {
    const here = offering({ same: (f: unknown) => f });
    const f = () => 1;
    expect(here.call('same', [f])).toBe(f);
  });

  it('brings functions that the other side returns', () => {
    const here = offering({ adder: (a: number) => (b: number) => a + b });
    const add = here.call('adder', [5]);
    expect(isFunction(add) && add(2)).toBe(7);
  });

  it('shows changes of an argument', () => {
    const here = offering({ sort: (values: number[]) => void values.sort((a, b) => a - b) });
    const values = [3, 1, 2];
    here.call('sort', [values]);
    expect(values).toEqual([1, 2, 3]);
  });

  it('takes no more functions than there is room for', () => {
    const many = Array.from({ length: 100_001 }, (_, v) => ({ $: 'function', v }));
    const here = new Exchange({ send() {}, receive: () => JSON.stringify({ value: many }) });
    expect(() => here.call('f', [])).toThrow('it returned more than 100000 functions.');
  });

  it('throws what the other side throws', () => {
    const here = offering({
      fail: () => {
        throw new RangeError('no');
      },
    });
    expect(() => here.call('fail', [])).toThrow(
      expect.objectContaining({ name: 'RangeError', message: 'no' }),
    );
    expect(() => here.call('missing', [])).toThrow('missing is not defined');
  });

  it('does not answer a side that is gone', () => {
    const gone = new Exchange({
      send() {
        throw new Gone('EndOfProcess', 'it ended');
      },
      receive: () => '',
    });
    expect(() => gone.call('f', [])).toThrow(Gone);
  });
});
