import { describe, expect, it } from 'vitest';
import { createMessage, type Message } from '../../app/kernel/wire/message.js';
import { WaitingMessages } from '../../app/server/waiting-messages.js';

const cell = (name: string) => createMessage('execute_request', { name }, { session: 's' }).header;
const shown = (text: string, parent: Message['header']) =>
  createMessage('display_data', { data: { 'text/plain': text } }, { session: 's', parent });
const status = (state: string, parent: Message['header']) =>
  createMessage('status', { execution_state: state }, { session: 's', parent });

const contents = (waiting: WaitingMessages) =>
  waiting.list().map(([, { content }]) => {
    const data = Object(content.data)['text/plain'];
    return data ?? content.execution_state ?? content.text;
  });
const NOTE = expect.stringContaining('while the page was away');

describe('messages for a page that is away', () => {
  it('are all kept in their order while they are few', () => {
    const waiting = new WaitingMessages();
    const a = cell('a');
    for (const message of [status('busy', a), shown('1', a), status('idle', a)]) {
      waiting.add('iopub', message);
    }
    expect(contents(waiting)).toEqual(['busy', '1', 'idle']);
  });

  it('N14: lose the oldest outputs when they have too many bytes, and a word in each cell says so', () => {
    const waiting = new WaitingMessages({ messages: 1000, bytes: 4000 });
    const [a, b] = [cell('a'), cell('b')];
    const long = (name: string) => name.repeat(1000);
    for (const message of [
      status('busy', a),
      shown(long('1'), a),
      shown(long('2'), a),
      status('idle', a),
      shown(long('3'), b),
      shown(long('4'), b),
      shown(long('5'), b),
    ]) {
      waiting.add('iopub', message);
    }
    expect(contents(waiting)).toEqual(['busy', NOTE, 'idle', long('3'), long('4'), long('5')]);
    waiting.add('iopub', shown(long('6'), b));
    expect(contents(waiting)).toEqual([
      'busy',
      NOTE,
      'idle',
      NOTE,
      long('4'),
      long('5'),
      long('6'),
    ]);
    const [, , , note] = waiting.list();
    expect(note?.[1].parent_header.msg_id).toBe(b.msg_id);
  });

  it('N14: are no more than so many, whatever they are', () => {
    const waiting = new WaitingMessages({ messages: 3, bytes: 100_000 });
    const a = cell('a');
    for (const state of ['1', '2', '3', '4', '5']) waiting.add('iopub', status(state, a));
    expect(contents(waiting)).toEqual(['3', '4', '5']);
  });

  it('N14: are not kept when a single one is too large', () => {
    const waiting = new WaitingMessages({ messages: 3, bytes: 1000 });
    waiting.add('iopub', shown('x'.repeat(2000), cell('a')));
    expect(contents(waiting)).toEqual([NOTE]);
    waiting.add('shell', createMessage('execute_reply', { x: 'x'.repeat(2000) }, { session: 's' }));
    expect(waiting.list()).toEqual([]);
  });
});
