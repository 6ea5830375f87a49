import fc from 'fast-check';
import type { ConnectionInfo } from '../../app/kernel/wire/connection.js';
import { createMessage, sign } from '../../app/kernel/wire/message.js';

/** What a hostile or broken client may send on a channel, already cut into frames. */
export type Hostile = (connection: ConnectionInfo) => Buffer[];

const types = [
  ...['execute', 'complete', 'inspect', 'is_complete', 'history', 'comm_info', 'kernel_info'].map(
    (name) => `${name}_request`,
  ),
  ...['debug_request', 'interrupt_request', 'input_request', 'input_reply', 'execute_reply'],
  ...['comm_open', 'comm_msg', 'comm_close', 'status', 'nonsense', ''],
];
const fields = [
  ...['code', 'cursor_pos', 'detail_level', 'n', 'pattern', 'hist_access_type', 'session', 'start'],
  ...['stop', 'output', 'unique', 'user_expressions', 'silent', 'store_history', 'stop_on_error'],
  ...['allow_stdin', 'comm_id', 'target_name', 'data', 'value', 'command', 'seq', 'restart'],
];
const values = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }),
  fc.constantFrom('tail', 'range', 'search', '1 + 1', "throw 'x'", 'await 0'),
  fc.constantFrom('const a = [', 'Math?', 'import { x } from "./nowhere"', "console.log('x')"),
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.integer(),
);
const content = fc.dictionary(fc.constantFrom(...fields), values, { maxKeys: 8 });
const bytes = fc.uint8Array({ maxLength: 60 }).map((array) => Buffer.from(array));
const json = (value: unknown): Buffer => Buffer.from(JSON.stringify(value) ?? '');

/** The frames of a message with a right signature, whatever they hold. */
const signed = (connection: ConnectionInfo, frames: readonly Buffer[]): Buffer[] => [
  Buffer.from('<IDS|MSG>'),
  Buffer.from(sign(connection, frames)),
  ...frames,
];

const header = (type: string) => createMessage(type, {}, { session: 'hostile' }).header;

const noise: fc.Arbitrary<Hostile> = fc
  .array(bytes, { minLength: 1, maxLength: 8 })
  .map((frames) => () => frames);

const plausible: fc.Arbitrary<Hostile> = fc
  .tuple(fc.constantFrom(...types), content, fc.array(bytes, { maxLength: 2 }))
  .map(([type, fieldsOfIt, buffers]) => (connection) => [
    ...signed(connection, [json(header(type)), json({}), json({}), json(fieldsOfIt)]),
    ...buffers,
  ]);

const malformed: fc.Arbitrary<Hostile> = fc
  .array(fc.oneof(fc.jsonValue().map(json), bytes), { maxLength: 6 })
  .map((frames) => (connection) => signed(connection, frames));

const forged: fc.Arbitrary<Hostile> = fc.tuple(plausible, fc.string()).map(
  ([message, key]) =>
    (connection) =>
      message({ ...connection, key: `${key}.` }),
);

/** Noise, messages with a wrong signature, malformed ones, and ones that look right. */
export const hostile: fc.Arbitrary<Hostile> = fc.oneof(noise, malformed, forged, {
  arbitrary: plausible,
  weight: 3,
});
