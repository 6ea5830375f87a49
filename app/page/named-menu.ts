import type { CommandRegistry } from '@lumino/commands';
import type { Message } from '@lumino/messaging';
import { Menu } from '@lumino/widgets';

/** A menu that screen readers can name. */
export class NamedMenu extends Menu {
  /** @param items names of commands; a dash is a line between groups */
  constructor(commands: CommandRegistry, label: string, items: readonly string[]) {
    super({ commands });
    this.title.label = label;
    this.node.setAttribute('role', 'region');
    this.node.setAttribute('aria-label', `${label} menu`);
    for (const item of items) {
      this.addItem(item === '-' ? { type: 'separator' } : { command: item });
    }
  }

  /** A menu near the right edge moves to the left, where all of it is seen. */
  override open(x: number, y: number, options: Menu.IOpenOptions = {}): void {
    super.open(x, y, { ...options, forceX: false });
  }

  /** A line between groups is no item that one could go to. */
  protected override onUpdateRequest(message: Message): void {
    super.onUpdateRequest(message);
    for (const line of this.contentNode.querySelectorAll('[data-type=separator]')) {
      line.setAttribute('role', 'separator');
      line.removeAttribute('tabindex');
    }
  }
}
