import type { Message } from '@lumino/messaging';
import { CommandPalette } from '@lumino/widgets';

/** A list of commands that screen readers can follow: a field, and the one of its lines that Enter takes. */
export class NamedPalette extends CommandPalette {
  constructor(options: CommandPalette.IOptions, label: string) {
    super(options);
    const { inputNode: field, contentNode: list } = this;
    list.id = 'commands';
    list.setAttribute('aria-label', 'Commands');
    field.placeholder = label;
    const marks = { role: 'combobox', 'aria-label': label, 'aria-controls': list.id };
    for (const [mark, value] of Object.entries({ ...marks, 'aria-expanded': 'true' })) {
      field.setAttribute(mark, value);
    }
  }

  protected override onUpdateRequest(message: Message): void {
    super.onUpdateRequest(message);
    // What was found is drawn anew, as a menu.
    this.contentNode.setAttribute('role', 'listbox');
    this.inputNode.removeAttribute('aria-activedescendant');
    for (const [i, line] of [...this.contentNode.querySelectorAll('li')].entries()) {
      const chosen = line.classList.contains('lm-mod-active');
      const isCommand = line.classList.contains('lm-CommandPalette-item');
      line.id = `command-${i}`;
      line.setAttribute('role', isCommand ? 'option' : 'presentation');
      if (isCommand) line.setAttribute('aria-selected', String(chosen));
      if (isCommand && chosen) this.inputNode.setAttribute('aria-activedescendant', line.id);
    }
  }
}
