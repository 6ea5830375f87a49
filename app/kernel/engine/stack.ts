import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cellFunction } from './cell-function.js';
import type { Position, SourceMaps } from './source-maps.js';

/** One call in a stack. */
export interface Frame extends Position {
  /** The name of what was called; undefined for the cell itself. */
  readonly called: string | undefined;
}

const kernelFolder = dirname(dirname(fileURLToPath(import.meta.url)));

/**
 * Makes the `stack` of every error speak of the student's own lines, wherever it is read or printed:
 * mapped to the sources, without the frames of the kernel and of Node.
 */
export function showOwnLines(maps: SourceMaps): void {
  Error.prepareStackTrace = (error, calls) =>
    [
      Error.prototype.toString.call(error),
      ...calls.flatMap((call) => {
        const frame = parseFrame(`    at ${call}`);
        return frame ? frameText({ ...frame, ...maps.original(frame) }) : [];
      }),
    ].join('\n');
}

/** The calls that an error went through, innermost first, as its stack tells. */
export function framesOf({ stack }: Error): Frame[] {
  const lines = typeof stack === 'string' ? stack.split('\n') : [];
  return lines.flatMap((line) => parseFrame(line) ?? []);
}

export function frameText({ file, line, column, called }: Frame): string {
  const at = `${file}:${line}:${column}`;
  return called === undefined ? `    at ${at}` : `    at ${called} (${at})`;
}

/** Undefined for what is no frame, and for frames of the kernel and of Node. */
function parseFrame(text: string): Frame | undefined {
  const match = /^\s+at (?:(.*) \()?(.+?):(\d+):(\d+)\)?$/.exec(text);
  if (!match) return undefined;
  const [, name, file = '', line, column] = match;
  if (isInternal(file)) return undefined;
  return { file, line: Number(line), column: Number(column), called: calledName(name) };
}

/** The name of a call, unless it is one that the kernel or a timer of Node gave to the student's code. */
function calledName(name: string | undefined): string | undefined {
  const isCell = name?.replace(/^async /, '').replace(/\.next$/, '') === cellFunction;
  return isCell || /^(Timeout\._onTimeout|Immediate\.)/.test(name ?? '') ? undefined : name;
}

function isInternal(file: string): boolean {
  if (file.startsWith('In[')) return false;
  if (file.startsWith('node:')) return true;
  const path = file.startsWith('file:') ? fileURLToPath(file) : file;
  return path.startsWith(kernelFolder) || !/[\\/]/.test(path);
}
