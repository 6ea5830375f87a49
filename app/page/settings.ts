import { Signal } from '@lumino/signaling';
import { keep, kept } from './browser-store';

/** What a student may choose for all lessons, and how it is in the beginning. */
const DEFAULTS = { completeAsYouType: true, lineNumbers: false };

export type Setting = keyof typeof DEFAULTS;

/** The student's choices, remembered by the browser. */
class Settings {
  readonly changed = new Signal<this, Setting>(this);

  get(name: Setting): boolean {
    const chosen = kept(keyOf(name));
    return chosen === null ? DEFAULTS[name] : chosen === 'yes';
  }

  toggle(name: Setting): void {
    keep(keyOf(name), this.get(name) ? 'no' : 'yes');
    this.changed.emit(name);
  }
}

const keyOf = (name: Setting) => `nabla.${name}`;

export const settings = new Settings();
