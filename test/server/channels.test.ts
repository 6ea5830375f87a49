import { EventEmitter } from 'node:events';
import { expect, it } from 'vitest';
import type { WebSocket } from 'ws';
import { createMessage } from '../../app/kernel/wire/message.js';
import { Channels } from '../../app/server/channels.js';
import { HostedKernel } from '../../app/server/hosted-kernel.js';
import { KernelStarter } from '../../app/server/kernel-starter.js';

/** A connection that only remembers what it was sent. */
class Connection extends EventEmitter {
  readonly protocol = '';
  readonly sent: string[] = [];
  send(text: string): void {
    this.sent.push(text);
  }
}

const kernelAndChannels = () => {
  const kernel = new HostedKernel(new KernelStarter('.', {}), '.');
  const channels = new Channels();
  const connect = (session: string) => {
    const connection = new Connection();
    channels.connect(connection as unknown as WebSocket, kernel, session);
    return connection;
  };
  const show = () => {
    const content = { execution_state: 'idle' };
    kernel.emit('message', 'iopub', createMessage('status', content, { session: 'k' }));
  };
  return { kernel, connect, show };
};

it('N14: what waits for pages that are away is let go when their kernel is ended', async () => {
  const { kernel, connect, show } = kernelAndChannels();
  const [first, second] = [connect('a'), connect('b')];
  first.emit('close');
  show();
  expect(kernel.listenerCount('message')).toBe(2);
  await kernel.shutdown();
  second.emit('close');
  expect(kernel.listenerCount('message')).toBe(0);
  expect(connect('a').sent).toEqual([]);
});

it('keeps nothing for a page that is there again before its old connection is closed', () => {
  const { kernel, connect, show } = kernelAndChannels();
  const old = connect('a');
  const present = connect('a');
  old.emit('close');
  show();
  expect(present.sent).toHaveLength(1);
  expect(kernel.listenerCount('message')).toBe(1);
  present.emit('close');
  show();
  expect(connect('a').sent).toHaveLength(1);
});

it('N14: of many pages that are away the last ones are kept in mind', () => {
  const { kernel, connect, show } = kernelAndChannels();
  for (let i = 0; i < 500; i++) connect(`page ${i}`).emit('close');
  expect(kernel.listenerCount('message')).toBe(20);
  show();
  expect(connect('page 0').sent).toEqual([]);
  expect(connect('page 499').sent).toHaveLength(1);
});
