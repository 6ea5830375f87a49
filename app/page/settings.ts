import { Signal } from '@lumino/signaling';

/** What a student may choose for all lessons, and how it is in the beginning. */
const DEFAULTS = { completeAsYouType: true, lineNumbers: false };

export type Setting = keyof typeof DEFAULTS;

/** The student's choices, remembered by the browser. */
class Settings {
  readonly changed = new Signal<this, Setting>(this);

  get(name: Setting): boolean {
    const kept = localStorage.getItem(keyOf(name));
    return kept === null ? DEFAULTS[name] : kept === 'yes';
  }

  toggle(name: Setting): void {
    localStorage.setItem(keyOf(name), this.get(name) ? 'no' : 'yes');
    this.changed.emit(name);
  }
}

const keyOf = (name: Setting) => `nabla.${name}`;

export const settings = new Settings();
