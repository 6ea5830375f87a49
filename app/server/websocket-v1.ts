import { isRecord } from '../is-record.js';
import type { JsonObject } from './body.js';

/** Jupyter's binary framing of kernel messages on a WebSocket. */
export const V1 = 'v1.kernel.websocket.jupyter.org';

/** A kernel message with the channel it travels on, as both framings carry it. */
export interface ChannelMessage {
  readonly channel: string;
  readonly header: JsonObject;
  readonly parent_header: JsonObject;
  readonly metadata: JsonObject;
  readonly content: JsonObject;
  readonly buffers: readonly Uint8Array[];
}

/**
 * Frame: the number of offsets, the offsets (all unsigned 64-bit, little-endian), then the parts one after another:
 * channel, header, parent header, metadata, content, buffers. The last offset is the end.
 */
export function encodeV1(message: ChannelMessage): Buffer {
  const texts = [message.header, message.parent_header, message.metadata, message.content];
  const parts = [
    Buffer.from(message.channel),
    ...texts.map((part) => Buffer.from(JSON.stringify(part))),
    ...message.buffers,
  ];
  const count = parts.length + 1;
  const head = Buffer.alloc(8 * (count + 1));
  head.writeBigUInt64LE(BigInt(count), 0);
  let offset = head.length;
  head.writeBigUInt64LE(BigInt(offset), 8);
  parts.forEach((part, i) => {
    offset += part.length;
    head.writeBigUInt64LE(BigInt(offset), 8 * (i + 2));
  });
  return Buffer.concat([head, ...parts]);
}

/** @throws Error when the bytes are not such a frame */
export function decodeV1(frame: Buffer): ChannelMessage {
  const offsets = readOffsets(frame);
  const parts: Buffer[] = [];
  for (let i = 0; i + 1 < offsets.length; i++) {
    parts.push(frame.subarray(offsets[i], offsets[i + 1]));
  }
  const [channel, header, parent, metadata, content, ...buffers] = parts;
  if (!channel || !header || !parent || !metadata || !content) {
    throw new Error(`A kernel message has at least 5 parts; ${parts.length} came.`);
  }
  return {
    channel: channel.toString(),
    header: parsePart(header),
    parent_header: parsePart(parent),
    metadata: parsePart(metadata),
    content: parsePart(content),
    buffers,
  };
}

function readOffsets(frame: Buffer): number[] {
  if (frame.length < 8) throw new Error(`A kernel message of ${frame.length} bytes is too short.`);
  const count = Number(frame.readBigUInt64LE(0));
  if (8 * (count + 1) > frame.length)
    throw new Error('The offsets of a kernel message are cut off.');
  const offsets = Array.from({ length: count }, (_, i) =>
    Number(frame.readBigUInt64LE(8 * (i + 1))),
  );
  const ordered = offsets.every((offset, i) => offset >= (offsets[i - 1] ?? 8 * (count + 1)));
  if (!ordered || (offsets.at(-1) ?? 0) > frame.length) {
    throw new Error('The offsets of a kernel message are out of order or out of bounds.');
  }
  return offsets;
}

function parsePart(part: Buffer): JsonObject {
  const value: unknown = JSON.parse(part.toString());
  if (!isRecord(value)) throw new Error('A part of a kernel message is not a JSON object.');
  return value;
}
