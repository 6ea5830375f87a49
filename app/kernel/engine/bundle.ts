import { inspect } from 'node:util';
import { isRecord, type JsonRecord } from '../../is-record.js';
import { isFrame, tableHtml, tableResource } from './table.js';

const display = Symbol.for('Jupyter.display');

/** How a value is shown, in one or more media types. */
export interface Bundle {
  readonly data: JsonRecord;
  readonly metadata: JsonRecord;
}

/** The bundle of a cell's result: what the value itself offers, else its text. */
export async function bundleOf(value: unknown): Promise<Bundle> {
  const own = offered(value);
  if (own) {
    const data: unknown = await own();
    if (isRecord(data)) return { data, metadata: {} };
  }
  if (typeof value === 'object' && value !== null && isFrame(value)) {
    const data = {
      'application/vnd.dataresource+json': tableResource(value),
      'text/html': tableHtml(value),
      'text/plain': String(value),
    };
    return { data, metadata: {} };
  }
  return { data: { 'text/plain': inspect(value) }, metadata: {} };
}

function offered(value: unknown): (() => unknown) | undefined {
  if ((typeof value !== 'object' && typeof value !== 'function') || value === null)
    return undefined;
  const method: unknown = Reflect.get(value, display);
  return typeof method === 'function' ? () => Reflect.apply(method, value, []) : undefined;
}
