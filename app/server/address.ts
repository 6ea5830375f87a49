import type { IncomingMessage } from 'node:http';
import { Refusal } from './refusal.js';

/** The address that a request asks for; its host was checked before. @throws Refusal 400 when it is none */
export function addressOf({ url: target = '/', headers: { host } }: IncomingMessage): URL {
  const address = `http://${host}${target}`;
  if (!target.startsWith('/') || !URL.canParse(address)) {
    throw new Refusal(400, 'The address of this request cannot be read.');
  }
  return new URL(address);
}

/**
 * An address as a path of this server: more than one slash in the beginning, also as a backslash, would make the
 * name that follows another server's.
 */
export function pathHere({ pathname, search }: URL): string {
  return `/${pathname.replace(/^[/\\]+/, '')}${search}`;
}
