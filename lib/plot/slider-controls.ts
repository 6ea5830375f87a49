import { formatNumber } from './format';
import type { JsonObject } from './json';

/** Height in pixels that the slider and its buttons need below the plot. */
export const CONTROLS_HEIGHT = 90;

/** Width in pixels of the two buttons, with a gap. */
const BUTTONS_WIDTH = 128;

/** Half the width in pixels of a label's character, and the room right of the plot. */
const HALF_CHARACTER = 3.5;
const RIGHT_MARGIN = 20;

/** The slider, one position a step. */
export function sliderLayout(
  labels: readonly (string | number)[],
  prefix: string,
  active: number,
): JsonObject {
  const stay = {
    mode: 'immediate',
    transition: { duration: 0 },
    frame: { duration: 0, redraw: true },
  };
  return {
    active,
    ...{ x: 0, len: 1, xanchor: 'left', y: 0, yanchor: 'top' },
    pad: { l: BUTTONS_WIDTH, r: overhang(labels), t: 55 },
    ...{ bgcolor: 'rgba(128,128,128,0.25)', bordercolor: '#808080', activebgcolor: '#808080' },
    ...{ tickcolor: '#808080', ticklen: 4, minorticklen: 2 },
    currentvalue: { prefix, xanchor: 'left', font: { size: 14 } },
    transition: { duration: 0 },
    steps: labels.map((label) => ({
      ...{ label: stepName(label), method: 'animate' },
      args: [[stepName(label)], stay],
    })),
  };
}

/** The last label is centred below the slider's end: what half of it needs beyond the margin. */
function overhang(labels: readonly (string | number)[]): number {
  const half = HALF_CHARACTER * stepName(labels[labels.length - 1] ?? '').length;
  return Math.max(0, Math.ceil(half - RIGHT_MARGIN / 2));
}

/** A step's label as text, which is also the name of its frame. */
export function stepName(label: string | number): string {
  return typeof label === 'number' ? formatNumber(label, 6) : label;
}

/** Play and pause, left of the slider. */
export function buttons(pace: number): JsonObject {
  const play = {
    fromcurrent: true,
    transition: { duration: 0 },
    frame: { duration: pace, redraw: true },
  };
  const pause = {
    mode: 'immediate',
    transition: { duration: 0 },
    frame: { duration: 0, redraw: false },
  };
  return {
    ...{ type: 'buttons', direction: 'right', showactive: false, bordercolor: '#808080' },
    ...{ x: 0, xanchor: 'left', y: 0, yanchor: 'top', pad: { t: 62, r: 8 } },
    buttons: [
      { label: 'Play', method: 'animate', args: [null, play] },
      { label: 'Pause', method: 'animate', args: [[null], pause] },
    ],
  };
}
