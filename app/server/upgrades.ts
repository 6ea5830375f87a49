import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { addressOf } from './address.js';
import { Channels } from './channels.js';
import type { Gate } from './gate.js';
import type { Kernels } from './kernels.js';
import { Refusal } from './refusal.js';
import { V1 } from './websocket-v1.js';

/** A message from the page larger than this ends the connection. */
const MAX_MESSAGE_BYTES = 32 * 1024 * 1024;
/** A page that is asleep or gone does not answer; its connection is ended after two questions. */
const PING_EVERY_MS = 30_000;

/** The WebSocket side of the server: kernels' channels, and Jupyter's events (of which there are none). */
export class Upgrades {
  private readonly server = new WebSocketServer({
    noServer: true,
    maxPayload: MAX_MESSAGE_BYTES,
    handleProtocols: (offered) => (offered.has(V1) ? V1 : false),
  });
  private readonly timer = setInterval(() => this.ping(), PING_EVERY_MS);
  private readonly answered = new WeakSet<WebSocket>();
  private readonly channels = new Channels();

  constructor(
    private readonly gate: Gate,
    private readonly kernels: Kernels,
  ) {
    this.timer.unref();
  }

  handle(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    socket.on('error', () => socket.destroy());
    try {
      this.gate.checkSource(request);
      this.gate.checkRate(request);
      this.gate.checkSecret(request);
      const use = this.purpose(addressOf(request));
      this.server.handleUpgrade(request, socket, head, (opened) => {
        this.answered.add(opened);
        opened.on('pong', () => this.answered.add(opened));
        opened.on('error', () => opened.terminate());
        use(opened);
      });
    } catch (error) {
      const status = error instanceof Refusal ? error.status : 500;
      socket.end(`HTTP/1.1 ${status} Refused\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
    }
  }

  close(): void {
    clearInterval(this.timer);
    this.channels.close();
    for (const client of this.server.clients) client.close(1001, 'The course was stopped.');
  }

  private purpose(url: URL): (socket: WebSocket) => void {
    if (url.pathname === '/api/events/subscribe') return () => undefined;
    const id = /^\/api\/kernels\/([^/]+)\/channels$/.exec(url.pathname)?.[1];
    if (id === undefined) throw new Refusal(404, `There is no channel at ${url.pathname}.`);
    const kernel = this.kernels.get(id);
    const session = url.searchParams.get('session_id') ?? '';
    return (socket) => this.channels.connect(socket, kernel, session);
  }

  private ping(): void {
    for (const client of this.server.clients) {
      if (!this.answered.delete(client)) client.terminate();
      else client.ping();
    }
  }
}
