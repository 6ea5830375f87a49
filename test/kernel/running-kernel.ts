import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { type ExecuteOptions, type ExecuteResult, KernelClient } from '../../app/kernel/client.js';
import { type KernelProcess, launchKernel } from '../../app/kernel/launch.js';

/** A kernel that runs for the tests of one file, in an empty folder far from the project. */
export interface RunningKernel {
  readonly kernel: KernelProcess;
  readonly client: KernelClient;
  readonly folder: string;
  run(code: string, options?: ExecuteOptions): Promise<ExecuteResult>;
}

/** Starts a kernel before the tests of the file and ends it after them. */
export function runningKernel(): () => RunningKernel {
  let running: RunningKernel | undefined;
  beforeAll(async () => {
    const folder = await mkdtemp(join(tmpdir(), 'nabla-notebook-'));
    const kernel = await launchKernel({ cwd: folder });
    const client = new KernelClient(kernel.connection, { exited: kernel.exited });
    await client.ready();
    const run = (code: string, options: ExecuteOptions = {}) =>
      client.execute(code, { timeoutMs: 120_000, ...options });
    running = { kernel, client, folder, run };
  });
  afterAll(async () => {
    running?.client.close();
    await running?.kernel.kill();
    if (running) await rm(running.folder, { recursive: true, force: true });
  });
  return () => {
    if (!running) throw new Error('The kernel runs only inside tests.');
    return running;
  };
}

/** What a cell printed to standard output. */
export function printed({ outputs }: ExecuteResult): string {
  return outputs.map((output) => (output.output_type === 'stream' ? output.text : '')).join('');
}

/** The text of a cell's result. */
export function resultText({ outputs }: ExecuteResult): unknown {
  const result = outputs.find(({ output_type }) => output_type === 'execute_result');
  return result && 'data' in result ? result.data['text/plain'] : undefined;
}

/** The whole text of a cell's error, as a notebook shows it. */
export function errorText({ outputs }: ExecuteResult): string {
  const error = outputs.find(({ output_type }) => output_type === 'error');
  return error && 'traceback' in error ? error.traceback.join('\n') : '';
}

/** Runs code that prints "begun" and then goes on for ever; resolves once it has begun. */
export async function begun(
  { client, run }: RunningKernel,
  code: string,
): Promise<{ result: Promise<ExecuteResult> }> {
  const heard = new Promise<void>((resolve) => {
    client.on('message', function listener(_channel, message) {
      if (!String(message.content.text).startsWith('begun\n')) return;
      client.off('message', listener);
      resolve();
    });
  });
  const result = run(`console.log('begun');\n${code}`);
  await heard;
  return { result };
}
