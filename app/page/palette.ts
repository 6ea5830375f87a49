import { ModalCommandPalette } from '@jupyterlab/apputils';
import type { CommandRegistry } from '@lumino/commands';
import { CommandPalette } from '@lumino/widgets';
import { MENUS } from './menus';

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
    const palette = new CommandPalette({ commands: this.commands });
    palette.inputNode.placeholder = 'Find a command';
    palette.inputNode.setAttribute('aria-label', 'Find a command');
    // A list that scrolls can be scrolled by keyboard.
    palette.contentNode.tabIndex = 0;
    for (const [category, items] of Object.entries(MENUS)) {
      for (const command of items) if (command !== '-') palette.addItem({ command, category });
    }
    const modal = new ModalCommandPalette({ commandPalette: palette, restore: this.restore });
    modal.node.setAttribute('role', 'dialog');
    modal.node.setAttribute('aria-label', 'Commands');
    modal.attach();
    return modal;
  }
}
