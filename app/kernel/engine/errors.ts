import { inspect } from 'node:util';
import { excerpt } from './excerpt.js';
import { Interruption } from './interruption.js';
import type { SourceMaps } from './source-maps.js';
import { type Frame, framesOf, frameText } from './stack.js';

/** An error as Jupyter's messages carry it. */
export interface ErrorContent {
  readonly ename: string;
  readonly evalue: string;
  readonly traceback: readonly string[];
}

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
  const stack = stopped
    ? [{ ...stopped, called: undefined }]
    : framesOf(thrown).slice(0, mostFrames);
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

/** The line of the innermost frame that lies in a cell or in a file beside it. */
function sourceLine(stack: readonly Frame[], maps: SourceMaps): string[] {
  for (const { file, line, column } of stack) {
    const text = maps.line(file, line);
    if (text !== undefined) return [excerpt(text, line, column)];
  }
  return [];
}
