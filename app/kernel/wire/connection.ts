import { randomBytes, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { isRecord } from '../../is-record.js';

/** The sockets of a kernel, named as in Jupyter's documentation. */
export const channelNames = ['shell', 'iopub', 'stdin', 'control', 'hb'] as const;
export type ChannelName = (typeof channelNames)[number];

/** Ports of the machine, which all its users can reach, or sockets in a folder, which its permissions protect. */
export type Transport = 'tcp' | 'ipc';

/** What a connection file holds: where a kernel listens and the key its messages are signed with. */
export interface ConnectionInfo {
  readonly transport: Transport;
  /** The address to listen on; with `ipc`, the path that the sockets' names begin with. */
  readonly ip: string;
  readonly key: string;
  readonly signature_scheme: string;
  readonly kernel_name: string;
  readonly shell_port: number;
  readonly iopub_port: number;
  readonly stdin_port: number;
  readonly control_port: number;
  readonly hb_port: number;
}

/** A connection with a fresh key and all ports 0: the kernel binds free ones and writes them back. */
export function freshConnection(): ConnectionInfo {
  return {
    transport: 'tcp',
    ip: '127.0.0.1',
    key: `${randomUUID()}-${randomBytes(16).toString('hex')}`,
    signature_scheme: 'hmac-sha256',
    kernel_name: 'tslab',
    shell_port: 0,
    iopub_port: 0,
    stdin_port: 0,
    control_port: 0,
    hb_port: 0,
  };
}

/** A connection with a fresh key by sockets in a folder: whoever may not enter it cannot connect. */
export function connectionIn(folder: string): ConnectionInfo {
  const ports = { shell_port: 1, iopub_port: 2, stdin_port: 3, control_port: 4, hb_port: 5 };
  return { ...freshConnection(), transport: 'ipc', ip: join(folder, 's'), ...ports };
}

/** Reads the text of a connection file; throws one clear sentence when something is missing. */
export function parseConnection(text: string): ConnectionInfo {
  const value: unknown = JSON.parse(text);
  if (!isRecord(value)) throw new Error('A connection file must hold a JSON object.');
  const string = (name: string, fallback: string): string => {
    const found = value[name] ?? fallback;
    if (typeof found === 'string') return found;
    throw new Error(`"${name}" in the connection file must be a string; it is ${String(found)}.`);
  };
  const port = (channel: ChannelName): number => {
    const found = value[`${channel}_port`];
    if (typeof found === 'number' && Number.isInteger(found) && found >= 0 && found < 65536)
      return found;
    throw new Error(
      `"${channel}_port" in the connection file must be a port number; it is ${String(found)}.`,
    );
  };
  const transport = string('transport', 'tcp');
  if (transport !== 'tcp' && transport !== 'ipc')
    throw new Error(
      `"transport" in the connection file must be "tcp" or "ipc"; it is "${transport}".`,
    );
  return {
    transport,
    ip: string('ip', '127.0.0.1'),
    key: string('key', ''),
    signature_scheme: string('signature_scheme', 'hmac-sha256'),
    kernel_name: string('kernel_name', 'tslab'),
    shell_port: port('shell'),
    iopub_port: port('iopub'),
    stdin_port: port('stdin'),
    control_port: port('control'),
    hb_port: port('hb'),
  };
}

/** The ZeroMQ address of one channel; port 0 means any free port. */
export function endpoint(connection: ConnectionInfo, channel: ChannelName): string {
  const port = connection[`${channel}_port`];
  if (connection.transport === 'ipc') return `ipc://${connection.ip}-${port}`;
  return `tcp://${connection.ip}:${port === 0 ? '*' : port}`;
}
