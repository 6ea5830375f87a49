/**
 * What each colour means, in every lesson.
 *
 * The colours are those of the Okabe–Ito palette (safe for the common kinds of colour blindness)
 * that keep a contrast of at least 3:1 on white and on #111, so a figure needs no second version
 * for a dark page. Grey stands for what is given rather than computed.
 *
 * @example
 * import { PALETTE } from 'nabla';
 * PALETTE.path; // → '#D55E00'
 * @source M. Okabe and K. Ito, "Color Universal Design", 2008
 */
export const PALETTE = {
  function: '#0072B2',
  tangent: '#CC79A7',
  path: '#D55E00',
  minimum: '#009E73',
  start: '#808080',
  secant: '#808080',
  data: '#808080',
  residual: '#CC79A7',
  gradient: '#CC79A7',
} as const;

/** Colours of several functions in one figure, most important first. */
const FUNCTIONS = ['#0072B2', '#D55E00', '#009E73', '#CC79A7', '#808080'] as const;

/** Colours of several runs in one figure; a single run has the colour of paths. */
const RUNS = ['#D55E00', '#CC79A7', '#009E73', '#0072B2', '#808080'] as const;

/** Line styles and markers, so that no line is told by its colour alone. */
const DASHES = ['solid', 'dash', 'dashdot', 'longdash', 'dot'] as const;
const SYMBOLS = ['circle', 'square', 'triangle-up', 'cross', 'pentagon'] as const;

/** The sequential colour map of surfaces, contours and heat maps. */
export const COLOR_MAP = 'Viridis';

/** How a line is drawn. */
export interface LineStyle {
  readonly color: string;
  readonly dash: string;
}

/** The style of the function with this index; styles repeat after the fifth. */
export function functionStyle(index: number): LineStyle {
  const at = index % FUNCTIONS.length;
  return { color: FUNCTIONS[at], dash: DASHES[at] };
}

/** The style of the run with this index, the same for its path and its loss. */
export function runStyle(index: number): LineStyle & { readonly symbol: string } {
  const at = index % RUNS.length;
  return { color: RUNS[at], dash: DASHES[at], symbol: SYMBOLS[at] };
}
