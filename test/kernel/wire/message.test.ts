import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createMessage, parse, serialize } from '../../../app/kernel/wire/message.js';

const connection = { key: 'secret', signature_scheme: 'hmac-sha256' };
const buffersOf = (frames: Uint8Array[]) => frames.map((frame) => Buffer.from(frame));
const message = createMessage('execute_request', { code: '1' }, { session: 's' });

describe('a message', () => {
  test('comes back as it was sent, with identities and binary buffers', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.string(), fc.jsonValue()),
        fc.array(fc.uint8Array()),
        (content, buffers) => {
          const sent = createMessage('x', JSON.parse(JSON.stringify(content)), {
            session: 's',
            parent: message.header,
            buffers,
          });
          const frames = buffersOf(serialize(connection, sent, [Buffer.from('id')]));
          const { identities, message: came } = parse(connection, frames);
          expect(identities.map(String)).toEqual(['id']);
          expect({ ...came, buffers: came.buffers.map((b) => [...b]) }).toEqual({
            ...sent,
            buffers: buffers.map((b) => [...b]),
          });
        },
      ),
    );
  });

  test('is signed over its four JSON frames', () => {
    const frames = buffersOf(serialize(connection, message));
    const hmac = createHmac('sha256', 'secret');
    for (const frame of frames.slice(2, 6)) hmac.update(frame);
    expect(String(frames[1])).toBe(hmac.digest('hex'));
  });

  test('with one changed bit is refused', () => {
    const frames = buffersOf(serialize(connection, message));
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 5 }),
        fc.nat(),
        fc.integer({ min: 0, max: 7 }),
        (which, at, bit) => {
          const changed = frames.map((frame) => Buffer.from(frame));
          const frame = changed[which];
          if (!frame || frame.length === 0) return;
          frame[at % frame.length] = (frame[at % frame.length] ?? 0) ^ (1 << bit);
          expect(() => parse(connection, changed)).toThrow();
        },
      ),
    );
  });

  test('without a key needs no signature', () => {
    const open = { ...connection, key: '' };
    expect(parse(open, buffersOf(serialize(open, message))).message.content).toEqual({ code: '1' });
  });

  test.each([
    ['without delimiter', ['a', 'b', 'c', 'd', 'e', 'f'], /delimiter/],
    ['with too few frames', ['<IDS|MSG>', '', '{}', '{}'], /five frames/],
    [
      'whose header is no object',
      ['<IDS|MSG>', '', '[]', '{}', '{}', '{}'],
      /header of a message must be/,
    ],
    [
      'whose header lacks its type',
      ['<IDS|MSG>', '', '{"msg_id":"1"}', '{}', '{}', '{}'],
      /msg_type/,
    ],
    ['that is no JSON', ['<IDS|MSG>', '', '{', '{}', '{}', '{}'], /JSON/],
  ])('%s is refused', (_, frames, reason) => {
    expect(() =>
      parse(
        { ...connection, key: '' },
        frames.map((frame) => Buffer.from(frame)),
      ),
    ).toThrow(reason);
  });
});
