/**
 * What every cell knows without an import, beside the language's own library. Node's complete types
 * take half a second to load, so they are loaded only when a cell names something that is not here.
 */
export const ambientTypes = `
interface Console {
  log(...values: unknown[]): void;
  info(...values: unknown[]): void;
  debug(...values: unknown[]): void;
  warn(...values: unknown[]): void;
  error(...values: unknown[]): void;
  trace(...values: unknown[]): void;
  assert(condition?: unknown, ...values: unknown[]): void;
  dir(value: unknown, options?: { depth?: number | null; showHidden?: boolean; colors?: boolean }): void;
  table(rows: unknown, columns?: readonly string[]): void;
  group(...values: unknown[]): void;
  groupCollapsed(...values: unknown[]): void;
  groupEnd(): void;
  count(label?: string): void;
  countReset(label?: string): void;
  time(label?: string): void;
  timeLog(label?: string, ...values: unknown[]): void;
  timeEnd(label?: string): void;
}
declare var console: Console;
interface Timer { ref(): this; unref(): this; hasRef(): boolean; refresh(): this; [Symbol.toPrimitive](): number }
declare function setTimeout<A extends unknown[]>(callback: (...args: A) => void, milliseconds?: number, ...args: A): Timer;
declare function setTimeout(callback: (_: void) => void, milliseconds?: number): Timer;
declare function setInterval<A extends unknown[]>(callback: (...args: A) => void, milliseconds?: number, ...args: A): Timer;
declare function clearTimeout(timer: Timer | number | string | undefined): void;
declare function clearInterval(timer: Timer | number | string | undefined): void;
declare function queueMicrotask(callback: () => void): void;
declare function structuredClone<T>(value: T): T;
declare var performance: { now(): number; readonly timeOrigin: number };
`;

/** What the kernel itself offers to every cell, whichever types are loaded. */
export const kernelTypes = `
/** Asks the person in front of the notebook and waits for the answer: \`const name = await input('Name? ')\`. */
declare function input(prompt?: string, options?: { password?: boolean }): Promise<string>;
/** Removes what this cell has shown; with \`wait\`, only once there is something new to show. */
declare function clearOutput(wait?: boolean): void;
`;

/** The package \`tslab\` as cells import it: rich output, in its own kernel and in this one. */
export const tslabTypes = `
export interface Display {
  javascript(source: string): void;
  html(source: string): void;
  markdown(source: string): void;
  latex(source: string): void;
  svg(source: string): void;
  png(bytes: Uint8Array): void;
  jpeg(bytes: Uint8Array): void;
  gif(bytes: Uint8Array): void;
  pdf(bytes: Uint8Array): void;
  text(text: string): void;
  raw(contentType: string, content: string | Uint8Array): void;
}
/** Shows rich content below the cell. */
export declare const display: Display;
/** A display whose content can be replaced: each later call changes what the first one showed. */
export declare function newDisplay(): Display;
export declare const versions: { readonly tslab: string; readonly typescript: string; readonly node: string };
`;
