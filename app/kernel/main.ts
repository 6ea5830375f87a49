import { isMainThread, MessageChannel, Worker } from 'node:worker_threads';
import type { WireThreadData } from './bridge.js';
import { loadWithCodeCache } from './code-cache.js';
import { Flow } from './flow.js';
import { log } from './log.js';
import { keepHeapSmall } from './memory.js';
import { Steps } from './steps.js';

keepHeapSmall();
const flow = new Flow();
const steps = new Steps();
const argument = (name: string): string | undefined => {
  const index = process.argv.indexOf(name);
  return index < 0 ? undefined : process.argv[index + 1];
};
const connectionFile = argument('--connection-file');
if (!isMainThread || connectionFile === undefined)
  throw new Error('Start the kernel with --connection-file and the path of a connection file.');
const readyFd = argument('--ready-fd');
// A port keeps what arrives until somebody listens; the engine takes a while to load.
const { port1: port, port2: enginePort } = new MessageChannel();
const workerData: WireThreadData = {
  enginePort,
  connectionFile,
  readyFd: readyFd === undefined ? undefined : Number(readyFd),
  flow: flow.memory,
  steps: steps.memory,
};
const wire = new Worker(new URL('./wire-thread.js', import.meta.url), {
  workerData,
  transferList: [enginePort],
});
// Without its sockets a kernel is of no use: it ends, and the client sees it.
wire.on('error', (error) => {
  log(`the wire thread failed: ${error.stack}`);
  process.exit(1);
});
const keepCode = loadWithCodeCache('typescript');
const { serve } = await import('./engine-thread.js');
serve(port, flow, steps);
// By now what a start needs has been compiled; a cell that came first is not kept waiting.
setTimeout(keepCode, 1000).unref();
