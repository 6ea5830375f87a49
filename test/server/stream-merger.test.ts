import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createMessage, type Message } from '../../app/kernel/wire/message.js';
import { StreamMerger } from '../../app/server/stream-merger.js';

const cell = createMessage('execute_request', {}, { session: 's' }).header;
const other = createMessage('execute_request', {}, { session: 's' }).header;
const message = (type: string, content: Message['content'], parent = cell) =>
  createMessage(type, content, { session: 's', parent });
const printed = (text: string, name = 'stdout', parent = cell) =>
  message('stream', { name, text }, parent);

describe('what a cell prints', () => {
  let passed: Message[];
  let merger: StreamMerger;
  const texts = () => passed.map(({ content }) => content.text ?? '–');

  beforeEach(() => {
    vi.useFakeTimers();
    passed = [];
    merger = new StreamMerger((each) => passed.push(each), 100);
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('is passed on at once, and what follows quickly as one text after a pause', () => {
    for (const text of ['a', 'b', 'c']) merger.take(printed(text));
    expect(texts()).toEqual(['a']);
    vi.advanceTimersByTime(100);
    expect(texts()).toEqual(['a', 'bc']);
    merger.take(printed('d'));
    expect(texts()).toEqual(['a', 'bc']);
    vi.advanceTimersByTime(100);
    expect(texts()).toEqual(['a', 'bc', 'd']);
    vi.advanceTimersByTime(100);
    merger.take(printed('e'));
    expect(texts()).toEqual(['a', 'bc', 'd', 'e']);
  });

  it('is never overtaken by what came after it', () => {
    for (const each of [printed('a'), printed('b'), message('status', {}), printed('c')]) {
      merger.take(each);
    }
    expect(texts()).toEqual(['a', 'b', '–']);
    merger.flush();
    expect(texts()).toEqual(['a', 'b', '–', 'c']);
  });

  it('stays apart by stream and by cell', () => {
    const parts = [
      printed('a'),
      printed('b'),
      printed('!', 'stderr'),
      printed('c', 'stderr', other),
    ];
    for (const part of parts) merger.take(part);
    merger.flush();
    expect(passed).toEqual(parts);
  });
});
