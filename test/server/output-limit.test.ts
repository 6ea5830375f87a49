import { expect, it } from 'vitest';
import { createMessage } from '../../app/kernel/wire/message.js';
import { OutputLimit } from '../../app/server/output-limit.js';

const request = (id: string) =>
  createMessage('execute_request', {}, { session: 's' }).header && {
    msg_id: id,
    msg_type: 'execute_request',
    session: 's',
    username: '',
    date: '',
    version: '5.3',
  };
const printed = (text: string, cell = 'a') =>
  createMessage('stream', { name: 'stdout', text }, { session: 's', parent: request(cell) });

it('passes what a cell prints up to the limit, then says once that the rest is not shown', () => {
  const limit = new OutputLimit(10);
  const first = printed('12345');
  expect(limit.admit(first)).toBe(first);
  expect(limit.admit(printed('67890'))?.content.text).toBe('67890');
  const note = limit.admit(printed('!'));
  expect(note?.content).toMatchObject({ name: 'stderr' });
  expect(note?.content.text).toContain('The rest is not shown');
  expect(note?.parent_header.msg_id).toBe('a');
  expect(limit.admit(printed('!'))).toBeUndefined();
});

it('counts each cell anew', () => {
  const limit = new OutputLimit(3);
  limit.admit(printed('1234'));
  expect(limit.admit(printed('abc', 'b'))?.content.text).toBe('abc');
});

it('holds back nothing but printed text', () => {
  const limit = new OutputLimit(0);
  limit.admit(printed('1'));
  for (const type of ['status', 'execute_result', 'display_data', 'error']) {
    const message = createMessage(
      type,
      { text: 'x'.repeat(100) },
      { session: 's', parent: request('a') },
    );
    expect(limit.admit(message)).toBe(message);
  }
});
