import { formatNumber } from './format';
import type { JsonObject } from './json';

/** Height in pixels that the slider and its buttons need below the plot. */
export const CONTROLS_HEIGHT = 90;

/** Width in pixels of the two buttons, with a gap. */
const BUTTONS_WIDTH = 128;

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
    ...{ x: 0, len: 1, xanchor: 'left', y: 0, yanchor: 'top', pad: { l: BUTTONS_WIDTH, t: 55 } },
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
