import { ModalCommandPalette } from '@jupyterlab/apputils';
import type { CommandRegistry } from '@lumino/commands';
import { MENUS } from './menus';
import { NamedPalette } from './named-palette';

/** Everything that the menus offer, found by typing a part of its name. */
export class Palette {
  private modal: ModalCommandPalette | undefined;

  constructor(
    private readonly commands: CommandRegistry,
    private readonly restore: () => void,
  ) {}

  open(): void {
    this.modal ??= this.create();
    this.modal.show();
    this.modal.activate();
  }

  private create(): ModalCommandPalette {
    const palette = new NamedPalette({ commands: this.commands }, 'Find a command');
    for (const [category, items] of Object.entries(MENUS)) {
      for (const command of items) if (command !== '-') palette.addItem({ command, category });
    }
    const modal = new ModalCommandPalette({ commandPalette: palette, restore: this.restore });
    // Its field has the focus; the box itself is no stop on the way.
    modal.node.tabIndex = -1;
    modal.node.setAttribute('role', 'dialog');
    modal.node.setAttribute('aria-label', 'Commands');
    modal.attach();
    return modal;
  }
}
