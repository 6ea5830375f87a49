import { deserialize, serialize } from '@jupyterlab/services/lib/kernel/serialize.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeJson, encodeJson } from '../../app/server/websocket-json.js';
import { decodeV1, encodeV1 } from '../../app/server/websocket-v1.js';

const record = fc.dictionary(fc.string(), fc.oneof(fc.string(), fc.integer(), fc.boolean()), {
  maxKeys: 4,
});
const header = record.map((more) => ({ ...more, msg_id: 'a', msg_type: 'status', session: 's' }));
const message = fc.record({
  channel: fc.constantFrom('shell', 'iopub', 'stdin', 'control'),
  header,
  parent_header: record,
  metadata: record,
  content: record,
  buffers: fc.array(fc.uint8Array({ maxLength: 20 }), { maxLength: 3 }),
});

const plain = (value: unknown) => JSON.parse(JSON.stringify(value));

describe('the framing v1.kernel.websocket.jupyter.org', () => {
  it('gives back every message that it carries', () => {
    fc.assert(
      fc.property(message, (sent) => {
        const { buffers, ...rest } = decodeV1(encodeV1(sent));
        expect(rest).toEqual(plain({ ...sent, buffers: undefined }));
        expect(buffers.map((each) => [...each])).toEqual(sent.buffers.map((each) => [...each]));
      }),
    );
  });

  it("is what JupyterLab's own client reads and writes", () => {
    fc.assert(
      fc.property(message, (sent) => {
        const bytes = new Uint8Array(encodeV1(sent));
        const read = deserialize(bytes.buffer, 'v1.kernel.websocket.jupyter.org');
        expect(plain({ ...read, buffers: undefined })).toEqual(
          plain({ ...sent, buffers: undefined }),
        );
        const written = serialize({ ...read, buffers: [] }, 'v1.kernel.websocket.jupyter.org');
        if (typeof written === 'string') throw new Error('A binary frame was expected.');
        expect(decodeV1(Buffer.from(written)).content).toEqual(plain(sent.content));
      }),
    );
  });

  it('refuses every frame that is cut off or not a frame, and never reads beyond it', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        expect(() => decodeV1(Buffer.from(bytes))).toThrow();
      }),
    );
    const whole = encodeV1({
      channel: 'shell',
      header: {},
      parent_header: {},
      metadata: {},
      content: {},
      buffers: [],
    });
    for (let length = 0; length < whole.length; length++) {
      expect(() => decodeV1(whole.subarray(0, length)), `${length} bytes`).toThrow();
    }
  });
});

describe('the framing as JSON', () => {
  it('gives back every message without buffers', () => {
    fc.assert(
      fc.property(message, (sent) => {
        const { buffers: _, ...rest } = decodeJson(encodeJson(sent));
        expect(rest).toEqual(plain({ ...sent, buffers: undefined }));
      }),
    );
  });

  it.each(['', '[]', '7', 'null', '{'])('refuses %j', (text) => {
    expect(() => decodeJson(text)).toThrow();
  });
});
