import { FONT_FAMILY } from './figure-colours';
import { plainText } from './figure-text';

/** How wide a line of a figure's text is, in pixels. */
export type Measure = (text: string, size: number) => number;

const context = document.createElement('canvas').getContext('2d');

export const measureText: Measure = (text, size) => {
  if (!context) return plainText(text).length * size * 0.6;
  context.font = `${size}px ${FONT_FAMILY}`;
  return context.measureText(plainText(text)).width;
};
