import { element } from './dom';
import { frameOf } from './figure-command';
import type { Option, Slider } from './figure-controls';

let slidersMade = 0;

/** A slider that can be used with keys, with what it says now. */
export class SliderControl {
  readonly node: HTMLElement;
  readonly readout: HTMLElement;
  private readonly range: HTMLInputElement;
  private readonly value = element('output', { 'aria-live': 'off' });
  private planned = false;
  /** Whether a reader has moved it, or it has followed the figure. */
  private moved = false;

  constructor(
    private readonly slider: Slider,
    private readonly choose: (option: Option) => void,
  ) {
    const id = `nabla-slider-${++slidersMade}`;
    const { prefix, steps, active } = slider;
    this.range = element('input', {
      ...{ type: 'range', id, min: '0', max: String(steps.length - 1), step: '1' },
      ...{ value: String(active), oninput: () => this.plan() },
    });
    this.readout = element(
      'span',
      { class: 'readout', id: `${id}-value` },
      element('label', { for: id }, prefix.trim() || 'Step'),
      ' ',
      this.value,
    );
    this.range.setAttribute('aria-label', nameOf(prefix));
    this.node = element('div', { class: 'slider' }, this.readout, this.range);
    this.tell();
  }

  /** Goes along when the figure moves by itself. */
  follow(frame: string): void {
    const index = this.slider.steps.findIndex(({ command }) => frameOf(command) === frame);
    // While a reader moves it, it stands where the reader wants it.
    if (index < 0 || this.planned) return;
    this.moved = true;
    this.range.value = String(index);
    this.tell();
  }

  /** What brings a figure that was drawn anew to where it was. */
  get current(): Option | undefined {
    return this.moved ? this.step : undefined;
  }

  private get step(): Option | undefined {
    return this.slider.steps[Number(this.range.value)];
  }

  /** A drag tells of many positions in one frame: the last one counts. */
  private plan(): void {
    this.moved = true;
    this.tell();
    if (this.planned) return;
    this.planned = true;
    requestAnimationFrame(() => {
      this.planned = false;
      if (this.step) this.choose(this.step);
    });
  }

  private tell(): void {
    const { prefix, suffix } = this.slider;
    const label = this.step?.label ?? '';
    this.value.textContent = `${label}${suffix}`;
    this.range.setAttribute('aria-valuetext', `${prefix}${label}${suffix}`);
  }
}

/** "α = " is read aloud as "α". */
function nameOf(prefix: string): string {
  return prefix.replace(/[\s=:]+$/, '').trim() || 'Step';
}
