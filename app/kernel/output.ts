import { isRecord, type JsonRecord } from '../is-record.js';
import type { Message } from './wire/message.js';

/** An output of a cell as nbformat 4 stores it. */
export type Output =
  | { output_type: 'stream'; name: 'stdout' | 'stderr'; text: string }
  | { output_type: 'display_data'; data: JsonRecord; metadata: JsonRecord }
  | {
      output_type: 'execute_result';
      execution_count: number | null;
      data: JsonRecord;
      metadata: JsonRecord;
    }
  | { output_type: 'error'; ename: string; evalue: string; traceback: string[] };

/** Turns the iopub messages of one execution into the outputs of its cell. */
export class OutputCollector {
  readonly outputs: Output[] = [];
  readonly #byDisplayId = new Map<string, { data: JsonRecord; metadata: JsonRecord }[]>();
  #clearPending = false;

  add({ header, content }: Message): void {
    if (header.msg_type === 'stream') this.#addStream(content);
    else if (header.msg_type === 'display_data')
      this.#addBundle({ output_type: 'display_data', ...bundleOf(content) }, content);
    else if (header.msg_type === 'execute_result') this.#addResult(content);
    else if (header.msg_type === 'error') this.#addError(content);
    else if (header.msg_type === 'clear_output') this.#clear(content.wait === true);
  }

  /** An update may come from any later cell: it changes the display that has its id. */
  seeUpdate(message: Message): void {
    if (message.header.msg_type !== 'update_display_data') return;
    const id = displayId(message.content);
    for (const output of this.#byDisplayId.get(id ?? '') ?? [])
      Object.assign(output, bundleOf(message.content));
  }

  #addStream(content: JsonRecord): void {
    const name = content.name === 'stderr' ? 'stderr' : 'stdout';
    const last = this.outputs.at(-1);
    if (!this.#clearPending && last?.output_type === 'stream' && last.name === name)
      last.text += text(content.text);
    else this.#push({ output_type: 'stream', name, text: text(content.text) });
  }

  #addResult(content: JsonRecord): void {
    const count = content.execution_count;
    const execution_count = typeof count === 'number' ? count : null;
    this.#addBundle(
      { output_type: 'execute_result', execution_count, ...bundleOf(content) },
      content,
    );
  }

  #addError({ ename, evalue, traceback }: JsonRecord): void {
    this.#push({
      output_type: 'error',
      ename: text(ename),
      evalue: text(evalue),
      traceback: Array.isArray(traceback) ? traceback.map(text) : [],
    });
  }

  /** With `wait`, the old outputs stay until the next one comes, so that nothing flickers. */
  #clear(wait: boolean): void {
    if (wait) this.#clearPending = true;
    else this.outputs.length = 0;
  }

  #addBundle(output: Extract<Output, { data: JsonRecord }>, content: JsonRecord): void {
    const id = displayId(content);
    if (id !== undefined) this.#byDisplayId.set(id, [...(this.#byDisplayId.get(id) ?? []), output]);
    this.#push(output);
  }

  #push(output: Output): void {
    if (this.#clearPending) this.outputs.length = 0;
    this.#clearPending = false;
    this.outputs.push(output);
  }
}

function bundleOf(content: JsonRecord): { data: JsonRecord; metadata: JsonRecord } {
  const { data, metadata } = content;
  return { data: isRecord(data) ? data : {}, metadata: isRecord(metadata) ? metadata : {} };
}

function displayId(content: JsonRecord): string | undefined {
  const { transient } = content;
  const id = isRecord(transient) ? transient.display_id : undefined;
  return typeof id === 'string' ? id : undefined;
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : String(value ?? '');
}
