import { type Fields, isRecord } from '../is-record';
import { recordsIn, textIn } from './api';
import { type Command, parseCommand } from './figure-command';
import { plainText } from './figure-text';

/** One position of a slider, or one button or entry of a menu. */
export interface Option {
  readonly label: string;
  readonly command: Command | undefined;
  /** What pressing the active button once more does. */
  readonly undo: Command | undefined;
}

/** A slider as data. */
export interface Slider {
  /** What stands before and after the label of the current step. */
  readonly prefix: string;
  readonly suffix: string;
  readonly steps: readonly Option[];
  readonly active: number;
}

/** Buttons or a menu as data. */
export interface Menu {
  readonly kind: 'buttons' | 'dropdown';
  readonly options: readonly Option[];
  /** Index of what holds now; −1 where nothing does. */
  readonly active: number;
  /** Whether it tells which of its options holds now. */
  readonly tellsActive: boolean;
}

export interface Controls {
  readonly sliders: readonly Slider[];
  readonly menus: readonly Menu[];
}

/** Reads the sliders and menus of a layout, which may come from anywhere; empty and hidden ones are left out. */
export function parseControls(layout: Fields): Controls {
  return {
    sliders: shown(layout.sliders)
      .map(parseSlider)
      .filter(({ steps }) => steps.length > 0),
    menus: shown(layout.updatemenus)
      .map(parseMenu)
      .filter(({ options }) => options.length > 0),
  };
}

/** The layout without what the page shows in its own way. */
export function withoutControls({
  sliders: _sliders,
  updatemenus: _menus,
  ...rest
}: Fields): Fields {
  return rest;
}

function parseSlider(slider: Fields): Slider {
  const { prefix, suffix } = textsAround(slider.currentvalue);
  const steps = shown(slider.steps).map((step, i) => parseOption(step, `step-${i}`));
  return { prefix, suffix, steps, active: indexIn(steps, slider.active) };
}

function textsAround(value: unknown): { prefix: string; suffix: string } {
  if (!isRecord(value) || value.visible === false) return { prefix: '', suffix: '' };
  return { prefix: plainText(textIn(value, 'prefix')), suffix: plainText(textIn(value, 'suffix')) };
}

function parseMenu(menu: Fields): Menu {
  const options = shown(menu.buttons).map((button) => parseOption(button, ''));
  const moves = options.some(({ command }) => command?.method === 'animate');
  return {
    kind: menu.type === 'buttons' ? 'buttons' : 'dropdown',
    options,
    active: menu.active === -1 ? -1 : indexIn(options, menu.active),
    // Play and pause are pressed, not held.
    tellsActive: moves ? menu.showactive === true : true,
  };
}

function parseOption(option: Fields, usual: string): Option {
  const { label, method, args, args2, execute } = option;
  const does = (with_: unknown) => (execute === false ? undefined : parseCommand(method, with_));
  const text = typeof label === 'number' ? String(label) : textIn(option, 'label');
  return { label: plainText(text) || usual, command: does(args), undo: does(args2) };
}

function shown(list: unknown): Fields[] {
  return recordsIn(list).filter((each) => each.visible !== false);
}

function indexIn(list: readonly unknown[], index: unknown): number {
  return typeof index === 'number' && Number.isInteger(index) && index in list ? index : 0;
}
