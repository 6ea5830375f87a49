import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { inspect } from 'node:util';
import { excerpt } from './excerpt.js';
import { Interruption } from './interruption.js';
import type { Position, SourceMaps } from './source-maps.js';

/** An error as Jupyter's messages carry it. */
export interface ErrorContent {
  readonly ename: string;
  readonly evalue: string;
  readonly traceback: readonly string[];
}

const kernelFolder = dirname(dirname(fileURLToPath(import.meta.url)));
const mostFrames = 20;

/** Describes whatever a cell threw: the name, the message and the stack in the student's own lines. */
export function errorContent(thrown: unknown, maps: SourceMaps): ErrorContent {
  if (!(thrown instanceof Error)) {
    const evalue = typeof thrown === 'string' ? thrown : inspect(thrown);
    return { ename: 'Thrown', evalue, traceback: [`Thrown: ${evalue}`] };
  }
  const { name, message } = thrown;
  if (name === 'CheckFailed') return { ename: name, evalue: message, traceback: [message] };
  const heading = message === '' ? name : `${name}: ${message}`;
  const stopped = thrown instanceof Interruption ? thrown.place : undefined;
  const stack = stopped ? [{ ...stopped, called: undefined }] : frames(thrown, maps);
  const lines = [
    heading,
    ...sourceLine(stack, maps),
    ...stack.map(frameText),
    ...causes(thrown, maps),
  ];
  return { ename: name, evalue: message, traceback: lines };
}

function causes(error: Error, maps: SourceMaps): string[] {
  const inner = error instanceof AggregateError ? error.errors : [error.cause];
  return inner
    .filter((cause) => cause !== undefined)
    .flatMap((cause) => {
      const [first, ...rest] = errorContent(cause, maps).traceback;
      return [`Caused by ${first}`, ...rest];
    });
}

/** One call in a stack. */
interface Frame extends Position {
  readonly called: string | undefined;
}

/** The line of the innermost frame that lies in a cell or in a file beside it. */
function sourceLine(stack: readonly Frame[], maps: SourceMaps): string[] {
  for (const { file, line, column } of stack) {
    const text = maps.line(file, line);
    if (text !== undefined) return [excerpt(text, line, column)];
  }
  return [];
}

function frameText({ file, line, column, called }: Frame): string {
  const at = `${file}:${line}:${column}`;
  return called === undefined ? `    at ${at}` : `    at ${called} (${at})`;
}

/** The frames of the stack, mapped to the sources, without those of the kernel and of Node. */
function frames(error: Error, maps: SourceMaps): Frame[] {
  const stack = typeof error.stack === 'string' ? error.stack : '';
  return stack
    .split('\n')
    .flatMap((line) => frame(line, maps) ?? [])
    .slice(0, mostFrames);
}

function frame(line: string, maps: SourceMaps): Frame | undefined {
  const match = /^\s+at (?:(.*) \()?(.+?):(\d+):(\d+)\)?$/.exec(line);
  if (!match) return undefined;
  const [, name, file = '', lineNumber, column] = match;
  if (isInternal(file)) return undefined;
  const place = maps.original({ file, line: Number(lineNumber), column: Number(column) });
  const isCell = name?.replace(/^async /, '').replace(/\.next$/, '') === cellFunction;
  return { ...place, called: isCell ? undefined : name };
}

/** The name of the function that a cell becomes; it says nothing to a student. */
export const cellFunction = '__cellFunction';

function isInternal(file: string): boolean {
  if (file.startsWith('In[')) return false;
  if (file.startsWith('node:')) return true;
  const path = file.startsWith('file:') ? fileURLToPath(file) : file;
  return path.startsWith(kernelFolder) || !/[\\/]/.test(path);
}
