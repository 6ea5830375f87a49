import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { Assets } from './assets.js';
import { addContentsRoutes } from './contents-routes.js';
import { addCourseRoutes } from './course-routes.js';
import { Folder } from './folder.js';
import { Gate, type Invitation } from './gate.js';
import { answer } from './http.js';
import { addKeptRoutes } from './kept-routes.js';
import { addKernelRoutes } from './kernel-routes.js';
import { type Environment, KernelStarter } from './kernel-starter.js';
import { Kernels } from './kernels.js';
import { listen } from './listen.js';
import { addOriginalRoutes } from './original-routes.js';
import { addOwnRoutes } from './own-routes.js';
import { addReviewRoutes } from './review-routes.js';
import { Router } from './router.js';
import { Sessions } from './sessions.js';
import { addStatusRoutes } from './status-routes.js';
import { newToken } from './token.js';
import { Upgrades } from './upgrades.js';

export interface ServerOptions {
  /** The folder with the lessons; nothing outside it is served. */
  readonly root: string;
  /** The folder with the instructor's version of the lessons, to start over from; none by default. */
  readonly course?: string;
  /** The folder with the question bank, to review from; none by default. */
  readonly questions?: string;
  /** The port to listen on; 0 lets the system choose (default). */
  readonly port?: number;
  /** The secret of the printed address; a random one by default. */
  readonly token?: string;
  /** Environment variables for kernels, beside the server's own. */
  readonly environment?: Environment;
  /** End kernels of closed lessons after so many minutes without activity (default 30). */
  readonly idleMinutes?: number;
  /** Keep a kernel started in advance (default true). */
  readonly warm?: boolean;
}

export interface RunningServer {
  /** The address to open: it carries the token. */
  readonly url: string;
  readonly port: number;
  readonly token: string;
  /** An address that lets one in once: what may be seen by others for a moment does not carry the token. */
  invite(): Invitation;
  /** Ends connections and kernels, then the server. */
  close(): Promise<void>;
}

const builtPage = fileURLToPath(
  new URL(import.meta.url.endsWith('.ts') ? '../dist/page' : '../page', import.meta.url),
);

/**
 * Starts the notebook server on 127.0.0.1.
 *
 * @throws Error with one clear sentence when the port is taken, the folder is missing or the page is not built
 */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const folder = await openFolder(options.root);
  const assets = await Assets.open(builtPage);
  const starter = new KernelStarter(folder.root, options.environment ?? {});
  const kernels = new Kernels(folder, starter);
  const router = new Router();
  addCourseRoutes(router, folder, assets);
  addOriginalRoutes(router, folder, options.course);
  addReviewRoutes(router, folder, assets, options.questions);
  addKeptRoutes(router, folder);
  const sessions = new Sessions(kernels);
  addOwnRoutes(router, folder);
  addContentsRoutes(router, folder, (from, to) => sessions.follow(from, to));
  addKernelRoutes(router, kernels);
  sessions.addRoutes(router);
  addStatusRoutes(router, kernels);

  const server = createServer({ requestTimeout: 60_000 });
  const port = await listen(server, options.port ?? 0);
  const token = options.token ?? newToken();
  const gate = new Gate(token, port);
  const upgrades = new Upgrades(gate, kernels);
  server.on('request', (request, response) => void answer(request, response, gate, router));
  server.on('upgrade', (request, socket, head) => upgrades.handle(request, socket, head));
  if (options.warm !== false) starter.warm();
  const tidying = setInterval(
    () => void kernels.endIdle((options.idleMinutes ?? 30) * 60_000),
    60_000,
  ).unref();

  return {
    url: gate.address,
    port,
    token,
    invite: () => gate.invite(),
    close: async () => {
      clearInterval(tidying);
      upgrades.close();
      server.close();
      server.closeAllConnections();
      await kernels.close();
    },
  };
}

async function openFolder(root: string): Promise<Folder> {
  return Folder.open(root).catch((error: unknown) => {
    throw new Error(`The folder ${root} cannot be served: ${String(error)}`);
  });
}
