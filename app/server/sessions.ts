import { randomUUID } from 'node:crypto';
import { isRecord } from '../is-record.js';
import { type JsonObject, optionalText, readJson } from './body.js';
import { checkKernelName } from './kernel-routes.js';
import { type Kernels, kernelModel } from './kernels.js';
import { Refusal } from './refusal.js';
import { json, nothing } from './reply.js';
import type { Router } from './router.js';

/** What ties a file to the kernel that runs it. */
interface Session {
  readonly id: string;
  path: string;
  name: string;
  type: string;
  kernelId: string;
}

/** Jupyter's sessions interface: opening a lesson twice finds the same kernel. */
export class Sessions {
  private readonly open = new Map<string, Session>();
  private readonly starting = new Map<string, Promise<Session>>();

  constructor(private readonly kernels: Kernels) {}

  addRoutes(router: Router): void {
    router
      .add('GET', '/api/sessions', () => json(this.list().map((each) => this.model(each))))
      .add('POST', '/api/sessions', async ({ request }) =>
        json(this.model(await this.create(await readJson(request))), 201),
      )
      .add('GET', '/api/sessions/:id', ({ params }) => json(this.model(this.get(params.id))))
      .add('PATCH', '/api/sessions/:id', async ({ params, request }) =>
        json(this.model(await this.change(this.get(params.id), await readJson(request)))),
      )
      .add('DELETE', '/api/sessions/:id', async ({ params }) => {
        const session = this.get(params.id);
        this.open.delete(session.id);
        await this.kernels.shutdown(session.kernelId);
        return nothing;
      });
  }

  /** A file, or the folder around it, has another name: who asks for its session learns it. */
  follow(from: string, to: string): void {
    for (const session of this.open.values()) {
      if (session.path !== from && !session.path.startsWith(`${from}/`)) continue;
      session.path = to + session.path.slice(from.length);
      session.name = session.path.split('/').at(-1) ?? session.path;
    }
  }

  /** Two tabs that open a lesson at the same moment share one start. */
  private create(body: JsonObject): Promise<Session> {
    const path = optionalText(body, 'path');
    if (path === undefined) throw new Refusal(400, 'A session needs the "path" of its file.');
    const existing = this.list().find((session) => session.path === path);
    if (existing) return Promise.resolve(existing);
    const begun = this.starting.get(path) ?? this.begin(path, body);
    this.starting.set(path, begun);
    return begun.finally(() => this.starting.delete(path));
  }

  private async begin(path: string, body: JsonObject): Promise<Session> {
    const session: Session = {
      id: randomUUID(),
      path,
      name: optionalText(body, 'name') ?? path,
      type: optionalText(body, 'type') ?? 'notebook',
      kernelId: await this.kernelFor(path, body),
    };
    this.open.set(session.id, session);
    return session;
  }

  private async kernelFor(path: string, body: JsonObject): Promise<string> {
    const wanted = isRecord(body.kernel) ? body.kernel : {};
    const id = optionalText(wanted, 'id');
    if (id !== undefined && id !== '') return this.kernels.get(id).id;
    checkKernelName(optionalText(wanted, 'name'));
    return (await this.kernels.start(path)).id;
  }

  private async change(session: Session, body: JsonObject): Promise<Session> {
    session.path = optionalText(body, 'path') ?? session.path;
    session.name = optionalText(body, 'name') ?? session.name;
    session.type = optionalText(body, 'type') ?? session.type;
    if (isRecord(body.kernel)) await this.replaceKernel(session, body);
    return session;
  }

  /** The kernel that a session had is ended, unless another session has it; so is the new one of a session that is over. */
  private async replaceKernel(session: Session, body: JsonObject): Promise<void> {
    const kernelId = await this.kernelFor(session.path, body);
    const before = session.kernelId;
    const isOpen = this.list().includes(session);
    if (isOpen) session.kernelId = kernelId;
    const left = isOpen ? before : kernelId;
    const isUsed = this.list().some((each) => each.kernelId === left);
    if (!isUsed && this.kernels.has(left)) await this.kernels.shutdown(left);
    this.get(session.id);
  }

  /** Sessions whose kernel was ended are over. */
  private list(): Session[] {
    for (const session of this.open.values()) {
      if (!this.kernels.has(session.kernelId)) this.open.delete(session.id);
    }
    return [...this.open.values()];
  }

  private get(id: string | undefined): Session {
    const session = this.list().find((each) => each.id === id);
    if (!session) throw new Refusal(404, `There is no session "${id}"; its kernel may have ended.`);
    return session;
  }

  private model({ id, path, name, type, kernelId }: Session) {
    const kernel = kernelModel(this.kernels.get(kernelId));
    return { id, path, name, type, kernel, notebook: { path, name } };
  }
}
