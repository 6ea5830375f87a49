import type { Answer } from '../kernel.js';

/** An answer that only the engine knows: completions, documentation, whether code is complete. */
export const askEngine: Answer = (request, kernel) =>
  kernel.engine.ask(request.id, request.header.msg_type, request.content, kernel.executionCount);
