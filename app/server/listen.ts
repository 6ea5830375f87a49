import type { Server } from 'node:http';

/** A port that cannot be listened on, because it is in use or not for this user. */
export class PortTaken extends Error {}

/** Listens on a port of 127.0.0.1, 0 meaning any. Resolves with the port. */
export function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error) => reject(explain(error, port)));
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : port);
    });
  });
}

function explain(error: Error, port: number): Error {
  const code = 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE') {
    return new PortTaken(
      `Port ${port} is in use; stop what runs there or choose another with --port.`,
    );
  }
  if (code === 'EACCES') {
    return new PortTaken(`Port ${port} needs permission; choose one above 1023.`);
  }
  return new Error(`The server cannot listen on port ${port}: ${error.message}`);
}
