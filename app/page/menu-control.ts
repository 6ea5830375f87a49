import { element } from './dom';
import type { Menu, Option } from './figure-controls';

/** Buttons, or a list to choose from, below a figure. */
export class MenuControl {
  readonly node: HTMLElement;
  private active: number;
  private moved = false;

  constructor(
    private readonly menu: Menu,
    private readonly choose: (command: Option['command']) => void,
  ) {
    this.active = menu.active;
    this.node = menu.kind === 'buttons' ? this.buttons() : this.list();
  }

  /** What brings a figure that was drawn anew to where it was; playing is not taken up again. */
  get current(): Option | undefined {
    const option = this.menu.options[this.active];
    return this.moved && option?.command?.method !== 'animate' ? option : undefined;
  }

  private buttons(): HTMLElement {
    const { options, tellsActive } = this.menu;
    const buttons = options.map((option, i) =>
      element('button', { type: 'button', onclick: () => press(i) }, option.label),
    );
    const tell = () => {
      if (!tellsActive) return;
      for (const [i, button] of buttons.entries())
        button.setAttribute('aria-pressed', String(i === this.active));
    };
    const press = (index: number) => {
      const option = options[index];
      const again = index === this.active && option?.undo;
      this.moved = true;
      this.active = again ? -1 : index;
      tell();
      this.choose(again || option?.command);
    };
    tell();
    return element('div', { class: 'buttons' }, ...buttons);
  }

  private list(): HTMLElement {
    const { options, active } = this.menu;
    const select = element('select', { 'aria-label': 'What the figure shows' });
    select.append(...options.map(({ label }, i) => element('option', { value: String(i) }, label)));
    select.selectedIndex = active;
    select.addEventListener('change', () => {
      this.moved = true;
      this.active = select.selectedIndex;
      this.choose(options[this.active]?.command);
    });
    return select;
  }
}
