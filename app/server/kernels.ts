import { dirname } from 'node:path';
import type { Folder } from './folder.js';
import { HostedKernel } from './hosted-kernel.js';
import type { KernelStarter } from './kernel-starter.js';
import { RateLimit } from './rate-limit.js';
import { Refusal } from './refusal.js';

/** More kernels than this at once are a mistake: each takes some 150 MB. */
const MAX_KERNELS = 12;

/** Jupyter's description of a kernel. */
export interface KernelModel {
  readonly id: string;
  readonly name: string;
  readonly execution_state: string;
  readonly last_activity: string;
  readonly connections: number;
}

/** All kernels that run for this server. */
export class Kernels {
  private readonly running = new Map<string, HostedKernel>();
  private readonly starts = new RateLimit(20, 0.5, 'kernel starts');

  /** @param most how many may run at once */
  constructor(
    private readonly folder: Folder,
    private readonly starter: KernelStarter,
    private readonly most = MAX_KERNELS,
  ) {}

  /** Starts a kernel in the folder around a file, or in the served folder. */
  async start(file?: string): Promise<HostedKernel> {
    this.starts.take();
    await this.makeRoom();
    const kernel = new HostedKernel(this.starter, await this.folderOf(file));
    this.running.set(kernel.id, kernel);
    try {
      await kernel.start();
    } catch (error) {
      this.running.delete(kernel.id);
      throw error;
    }
    this.starter.warmSoon();
    return kernel;
  }

  get(id: string): HostedKernel {
    const kernel = this.running.get(id);
    if (!kernel) throw new Refusal(404, `There is no kernel "${id}"; it may have been ended.`);
    return kernel;
  }

  has(id: string): boolean {
    return this.running.has(id);
  }

  list(): HostedKernel[] {
    return [...this.running.values()];
  }

  async shutdown(id: string): Promise<void> {
    const kernel = this.get(id);
    this.running.delete(id);
    await kernel.shutdown();
  }

  /** Ends kernels that nobody looks at and that have done nothing for a while; a lesson that is opened again starts one. */
  async endIdle(idleMs: number, now = Date.now()): Promise<void> {
    const idle = this.list().filter(
      (kernel) =>
        kernel.connections === 0 &&
        kernel.state !== 'busy' &&
        now - kernel.lastActivity.getTime() >= idleMs,
    );
    await Promise.all(idle.map((kernel) => this.shutdown(kernel.id)));
  }

  /** The kernel that has rested longest without anybody looking at it gives its place to a new one. */
  private async makeRoom(): Promise<void> {
    if (this.running.size < this.most) return;
    const [oldest] = this.list()
      .filter(({ connections, state }) => connections === 0 && state === 'idle')
      .sort((a, b) => a.lastActivity.getTime() - b.lastActivity.getTime());
    if (!oldest) {
      const full = `${this.most} lessons are open or still run; close one in another tab first.`;
      throw new Refusal(429, full);
    }
    await this.shutdown(oldest.id);
  }

  async close(): Promise<void> {
    await Promise.all([...this.running.keys()].map((id) => this.shutdown(id)));
    await this.starter.close();
  }

  private async folderOf(file: string | undefined): Promise<string> {
    const path = (file ?? '').split('/').filter(Boolean);
    const found = await this.folder.findOrNothing(path);
    if (!found) return this.folder.root;
    return found.stats.isDirectory() ? found.location : dirname(found.location);
  }
}

export function kernelModel(kernel: HostedKernel): KernelModel {
  return {
    id: kernel.id,
    name: kernel.name,
    execution_state: kernel.state,
    last_activity: kernel.lastActivity.toISOString(),
    connections: kernel.connections,
  };
}
