import { KernelClient } from '../kernel/client.js';
import { type KernelProcess, launchKernel } from '../kernel/launch.js';

export type Environment = Readonly<Record<string, string | undefined>>;

/** The lesson that took the spare kernel is being drawn, and a start beside it would take half of the machine. */
const PAUSE_MS = 5_000;

/**
 * Starts kernel processes, and keeps one started in advance in the served folder, so that opening a lesson
 * does not wait for a compiler to load.
 */
export class KernelStarter {
  private spare: Promise<KernelProcess> | undefined;
  private closed = false;
  private pause: NodeJS.Timeout | undefined;

  constructor(
    private readonly usualFolder: string,
    private readonly env: Environment,
  ) {}

  /** Has a kernel ready before it is asked for. */
  warm(): void {
    if (this.closed || this.spare) return;
    this.spare = launchKernel({ cwd: this.usualFolder, env: this.env });
    // A failure is told to whoever asks for the kernel; an exit before that leaves no spare.
    this.spare.then(
      (kernel) => {
        void rehearse(kernel);
        return kernel.exited.then(() => this.drop(kernel));
      },
      () => undefined,
    );
  }

  /** Has the next kernel ready a little later. */
  warmSoon(): void {
    clearTimeout(this.pause);
    this.pause = setTimeout(() => this.warm(), PAUSE_MS).unref();
  }

  async start(folder: string): Promise<KernelProcess> {
    const spare = folder === this.usualFolder ? this.spare : undefined;
    if (!spare) return launchKernel({ cwd: folder, env: this.env });
    this.spare = undefined;
    return spare;
  }

  async close(): Promise<void> {
    this.closed = true;
    clearTimeout(this.pause);
    const kernel = await this.spare?.catch(() => undefined);
    await kernel?.kill();
  }

  private async drop(kernel: KernelProcess): Promise<void> {
    if (this.spare && (await this.spare) === kernel) this.spare = undefined;
  }
}

/** What the first cells of lessons do, in a block, so that it leaves no names. */
export const REHEARSAL = `{
  const { functionPlot, show, table } = await import('nabla');
  const square = (x: number) => x ** 2;
  show(table([1, 2].map((x) => [x, square(x)]), ['x', 'x²'], { digits: 3 }));
  const options = { title: 'Squares', domain: [-1, 1], y: 'value' } as const;
  show(functionPlot({ square, twice: (x) => 2 * square(x) }, options));
}`;

/**
 * Has a kernel do once what takes long the first time: load the course's library and its types, and check and show
 * as cells do. Nobody listens yet.
 */
async function rehearse(kernel: KernelProcess): Promise<void> {
  const client = new KernelClient(kernel.connection, { exited: kernel.exited });
  const request = { code: REHEARSAL, silent: true, store_history: false };
  try {
    await client.request('shell', 'execute_request', request);
  } catch {
    // The kernel has ended, which whoever takes it is told.
  } finally {
    client.close();
  }
}
