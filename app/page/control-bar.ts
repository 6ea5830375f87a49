import { element } from './dom';
import { type Command, frameOf } from './figure-command';
import type { Controls } from './figure-controls';
import { plainText } from './figure-text';
import { MenuControl } from './menu-control';
import type { Plotly, PlotlyPlace } from './plotly-type';
import { run } from './run-command';
import { SliderControl } from './slider-control';

/** A figure's sliders and buttons below it, as controls of the page: with a name, a role and keys. */
export class ControlBar {
  readonly node: HTMLElement;
  private readonly sliders: readonly SliderControl[];
  private readonly menus: readonly MenuControl[];
  private plotly: Plotly | undefined;

  constructor(
    controls: Controls,
    title: string,
    private readonly place: PlotlyPlace,
  ) {
    this.menus = controls.menus.map(
      (menu) => new MenuControl(menu, (command) => this.run(command)),
    );
    this.sliders = controls.sliders.map(
      (slider) => new SliderControl(slider, ({ command }) => this.run(command)),
    );
    const name = `Controls of the figure: ${title}`;
    this.node = element(
      'div',
      { class: 'nabla-Figure-controls', role: 'group', 'aria-label': name },
      ...this.menus.map(({ node }) => node),
      ...this.sliders.map(({ node }) => node),
      this.pictureButton(plainText(title)),
    );
    // The figure's description stays; where it stands now is told beside it.
    const readouts = this.sliders.map(({ readout }) => readout.id).join(' ');
    if (readouts) place.setAttribute('aria-describedby', readouts);
    if (this.menus.length + this.sliders.length === 0) this.node.classList.add('nabla-mod-none');
  }

  /** From now on the controls move the figure, and follow it when it moves by itself. */
  connect(plotly: Plotly): void {
    this.plotly = plotly;
    this.place.removeAllListeners?.('plotly_animatingframe');
    this.place.on?.('plotly_animatingframe', ({ name }) => {
      for (const slider of this.sliders) slider.follow(name);
    });
  }

  /** The frames that it stands at. */
  get frames(): readonly string[] {
    return this.sliders.flatMap(({ current }) => frameOf(current?.command) ?? []);
  }

  /** Brings a figure that was drawn anew to where it was. */
  async restore(): Promise<void> {
    for (const control of [...this.menus, ...this.sliders]) {
      const command = control.current?.command;
      if (this.plotly && command) await run(this.plotly, this.place, command);
    }
  }

  /** Where fingers are used, Plotly's own bar is not there. */
  private pictureButton(filename: string): HTMLElement {
    const save = () => this.plotly?.downloadImage(this.place, { format: 'png', filename });
    return element('button', { type: 'button', class: 'picture', onclick: save }, 'Save picture');
  }

  private run(command: Command | undefined): void {
    if (this.plotly && command) void run(this.plotly, this.place, command);
  }
}
