import type { JsonRecord } from '../../is-record.js';
import type { Answer } from '../kernel.js';

/** Runs a cell. */
export const execute: Answer = async (request, kernel) => {
  const { code, silent, store_history, stop_on_error } = request.content;
  if (typeof code !== 'string') return invalid('An execute_request needs "code", a string.');
  const stored = silent !== true && store_history !== false;
  const count = stored ? ++kernel.executionCount : kernel.executionCount;
  const entry = stored ? kernel.history.add(count, code) : undefined;
  if (silent !== true) kernel.publish(request, 'execute_input', { code, execution_count: count });
  const { result, ...reply } = await kernel.engine.ask(
    request.id,
    'execute_request',
    request.content,
    count,
  );
  if (entry && typeof result === 'string') entry.output = result;
  if (reply.status === 'error') {
    const { ename, evalue, traceback } = reply;
    if (silent !== true) kernel.publish(request, 'error', { ename, evalue, traceback });
    if (stop_on_error !== false) kernel.abortAfter(request);
  }
  return { ...reply, execution_count: count };
};

function invalid(evalue: string): JsonRecord {
  return { status: 'error', ename: 'InvalidRequest', evalue, traceback: [evalue] };
}
