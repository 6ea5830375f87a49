import type { JsonObject } from './json';

/** One state of an animated figure: the traces that differ from the first state. */
export interface Frame {
  readonly name: string;
  readonly data: readonly JsonObject[];
  readonly traces: readonly number[];
  readonly layout: JsonObject;
}

/** A Plotly figure as plain data, with a sentence that says what it shows. */
export interface Figure {
  readonly data: readonly JsonObject[];
  readonly layout: JsonObject;
  readonly frames?: readonly Frame[];
  readonly config?: JsonObject;
  /** What is seen, for those who do not see it: the figure's alternative text. */
  readonly description: string;
}

/** What every figure builder accepts. */
export interface FigureOptions {
  /** The point of the figure, as a short statement. It is wrapped where it is long. */
  readonly title: string;
  /** The alternative text. Default: a sentence made from the data. */
  readonly description?: string;
  /** Height in pixels. Default: depends on the kind of figure. The width is the page's. */
  readonly height?: number;
}
