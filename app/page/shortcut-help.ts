import { Dialog } from '@jupyterlab/apputils';
import { CommandRegistry } from '@lumino/commands';
import { Widget } from '@lumino/widgets';
import { element } from './dom';
import { ListDialog } from './list-dialog';

/** Lists every shortcut with what it does. */
export async function showShortcuts(commands: CommandRegistry): Promise<void> {
  const keysOf = new Map<string, string[]>();
  for (const { command, keys } of commands.keyBindings) {
    const known = keysOf.get(command) ?? [];
    const text = keys.map((stroke) => CommandRegistry.formatKeystroke(stroke)).join(', ');
    if (!known.includes(text)) keysOf.set(command, [...known, text]);
  }
  const rows = [...keysOf].map(([command, keys]) =>
    element(
      'tr',
      {},
      element(
        'td',
        {},
        ...keys.flatMap((text, i) => [i === 0 ? '' : ' or ', element('kbd', {}, text)]),
      ),
      element('td', {}, commands.label(command)),
    ),
  );
  const table = element('table', { class: 'shortcuts' }, element('tbody', {}, ...rows));
  const note = element(
    'p',
    {},
    'Letters alone work while a cell is selected and not edited; Escape leaves a cell.',
  );
  const dialog = new ListDialog({
    title: 'Keyboard shortcuts',
    body: new Widget({ node: element('div', { tabindex: '0' }, note, table) }),
    buttons: [Dialog.okButton({ label: 'Close' })],
  });
  await dialog.launch();
}
