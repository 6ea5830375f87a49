import { readSync, writeSync } from 'node:fs';
import { isRecord } from '../../is-record.js';
import type { Engine } from '../../kernel/engine/engine.js';
import { messageOf } from '../../message-of.js';
import { isFunction } from './any-function.js';
import { Exchange } from './exchange.js';
import { ReceivedTexts } from './function-texts.js';
import type { Line } from './line.js';
import { neededCells } from './needed-cells.js';
import type { StudentCell } from './plan.js';
import { definedNames } from './source.js';
import type { Assigned, CellProblem, Progress } from './student-messages.js';

/** Where the sandbox puts the two ends of the line (see `sandbox.ts`). */
const input = 3;
const output = 4;

/** Reads what to run, runs it, and serves calls until the line is closed. */
export async function serveAnswers(engine: Engine): Promise<never> {
  const line = blockingLine();
  const report = (progress: Progress) => line.send(JSON.stringify(progress));
  const { cells }: Assigned = JSON.parse(line.receive());
  const exchange = new Exchange(line, new ReceivedTexts());
  const offered = new Set<string>();
  for (const { id, source } of needed(cells)) {
    report({ begin: id });
    const problem = await runCell(engine, id, source);
    if (!problem) for (const name of definedNames(source)) offered.add(name);
    report(problem ? { end: id, problem } : { end: id });
  }
  const values = await valuesOf(engine, [...offered]);
  for (const [name, value] of Object.entries(values)) {
    exchange.offer(name, isFunction(value) ? value : () => value);
  }
  report({ ready: true });
  return exchange.serve();
}

/** The answers, and the instructor's cells that they need. */
function needed(cells: readonly StudentCell[]): StudentCell[] {
  const answers = cells.filter(({ answer }) => answer !== undefined);
  const context = cells.filter(({ answer }) => answer === undefined);
  const used = new Set(neededCells(answers, context));
  return cells.filter((cell) => cell.answer !== undefined || used.has(cell));
}

async function runCell(
  engine: Engine,
  label: string,
  source: string,
): Promise<CellProblem | undefined> {
  const compiled = engine.compile(source, label);
  if ('error' in compiled) {
    const { ename, evalue } = compiled.error;
    return { name: String(ename), message: String(evalue) };
  }
  try {
    await engine.run(compiled, label);
    return undefined;
  } catch (error) {
    return { name: error instanceof Error ? error.name : 'Error', message: messageOf(error) };
  }
}

/** The values of names after all cells have run. A name that is no value is left out. */
async function valuesOf(
  engine: Engine,
  names: readonly string[],
): Promise<Record<string, unknown>> {
  const together = await valueIn(engine, `({ ${names.join(', ')} })`);
  if (isRecord(together)) return together;
  const values: Record<string, unknown> = {};
  for (const name of names) values[name] = await valueIn(engine, `(${name})`);
  return values;
}

async function valueIn(engine: Engine, expression: string): Promise<unknown> {
  const compiled = engine.compile(expression, 'answers');
  return 'error' in compiled ? undefined : engine.run(compiled, 'answers');
}

/** Lines over blocking reads and writes: a call waits for its answer without an event loop. */
function blockingLine(): Line {
  const chunk = Buffer.alloc(65_536);
  let pending: Buffer = Buffer.alloc(0);
  return {
    send(text) {
      const bytes = Buffer.from(`${text}\n`);
      for (let sent = 0; sent < bytes.length; ) sent += writeSync(output, bytes, sent);
    },
    receive() {
      let end = pending.indexOf(10);
      while (end < 0) {
        const count = readSync(input, chunk);
        if (count === 0) process.exit();
        pending = Buffer.concat([pending, chunk.subarray(0, count)]);
        end = pending.indexOf(10);
      }
      const text = pending.toString('utf8', 0, end);
      pending = pending.subarray(end + 1);
      return text;
    },
  };
}
