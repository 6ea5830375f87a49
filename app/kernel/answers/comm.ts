import type { Answer } from '../kernel.js';

/*
 * Comms connect widgets in a page to objects in a kernel. This kernel has no such objects: it says
 * that none is open and closes at once what a page opens, as the protocol asks.
 */

export const commInfo: Answer = () => ({ status: 'ok', comms: {} });

export const commOpen: Answer = (request, kernel) => {
  kernel.publish(request, 'comm_close', { comm_id: request.content.comm_id ?? '', data: {} });
  return undefined;
};

/** A message to a comm that is not open has no effect. */
export const commMessage: Answer = () => undefined;
