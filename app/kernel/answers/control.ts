import type { Answer } from '../kernel.js';

/** Stops the running cell and the run that it is part of, also where that is between two cells. */
export const interrupt: Answer = async (_request, kernel) => {
  kernel.stopRun();
  await kernel.engine.interrupt();
  return { status: 'ok' };
};

/** Ends the kernel; a restart is the client's to do: it starts another one. */
export const shutdown: Answer = (request, kernel) => {
  kernel.end();
  return { status: 'ok', restart: request.content.restart === true };
};

/** There is no debugger, as kernel_info says; whoever asks all the same is told so. */
export const debug: Answer = (request) => ({
  type: 'response',
  request_seq: request.content.seq ?? 0,
  success: false,
  command: request.content.command ?? '',
  message: 'This kernel has no debugger.',
});
