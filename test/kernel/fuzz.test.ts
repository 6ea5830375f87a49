import { once } from 'node:events';
import { connect } from 'node:net';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Dealer, Subscriber } from 'zeromq';
import { channelNames, endpoint } from '../../app/kernel/wire/connection.js';
import { hostile } from './hostile-messages';
import { resultText, runningKernel } from './running-kernel';

const kernel = runningKernel();
const aMinute = 60_000;
const residentMemory =
  "(Reflect.get(globalThis, 'process') as { memoryUsage(): { rss: number } }).memoryUsage().rss";

/** Runs a cell until no error of an earlier cell aborts it and no stray interrupt stops it. */
async function answer(code: string): Promise<unknown> {
  for (;;) {
    const run = await kernel().run(code);
    const isStopped = run.status === 'aborted' || run.reply.ename === 'Interrupted';
    if (!isStopped) return resultText(run) ?? run.reply;
  }
}

/** Bytes that are no ZeroMQ at all, straight to the socket or port of a channel. */
async function sendBytes(address: string, bytes: Uint8Array): Promise<void> {
  const [, path] = /^ipc:\/\/(.+)$/.exec(address) ?? [];
  const [, host, port] = /^tcp:\/\/(.+):(\d+)$/.exec(address) ?? [];
  const socket = path === undefined ? connect(Number(port), host) : connect(path);
  socket.on('error', () => {});
  await once(socket, 'connect');
  await new Promise<void>((done) => socket.write(bytes, () => done()));
  socket.destroy();
}

test('a minute of random bytes and valid-looking messages on every channel does no harm', {
  timeout: 3 * aMinute,
}, async () => {
  const { connection } = kernel().kernel;
  const dealers = (['shell', 'control', 'stdin', 'hb'] as const).map((channel) => {
    const dealer = new Dealer({ linger: 0 });
    dealer.connect(endpoint(connection, channel));
    // What comes back is read and thrown away, or the kernel would have to keep it.
    void (async () => {
      for await (const _ of dealer);
    })();
    return dealer;
  });
  const listener = new Subscriber({ linger: 0 });
  listener.connect(endpoint(connection, 'iopub'));
  void (async () => {
    for await (const _ of listener);
  })();
  const batch = fc.record({
    messages: fc.array(fc.tuple(fc.nat(dealers.length - 1), hostile), { maxLength: 30 }),
    bytes: fc.uint8Array({ maxLength: 200 }),
    channel: fc.constantFrom(...channelNames),
    topic: fc.string({ maxLength: 5 }),
  });
  const property = fc.asyncProperty(batch, async ({ messages, bytes, channel, topic }) => {
    listener.subscribe(topic);
    await sendBytes(endpoint(connection, channel), bytes);
    for (const [which, message] of messages) await dealers[which]?.send(message(connection));
    expect(await answer('6 * 7')).toBe('42');
    listener.unsubscribe(topic);
  });
  // A failure prints its seed; a kernel that is gone cannot help to find a smaller example.
  await fc.assert(property, {
    numRuns: Number.MAX_SAFE_INTEGER,
    interruptAfterTimeLimit: aMinute,
    endOnFailure: true,
  });
  expect(Number(await answer(residentMemory))).toBeLessThan(350e6);
  for (const socket of [...dealers, listener]) socket.close();
});
