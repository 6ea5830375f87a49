import { messageOf } from '../message-of';
import { element } from './dom';

interface Question {
  readonly title: string;
  readonly body: readonly Node[];
  /** What the button says that does it. */
  readonly action: string;
  readonly run: () => Promise<unknown>;
}

/**
 * Asks in a dialog before something is done. What goes wrong is said in it, and it stays until that is put right.
 *
 * @returns whether it was done
 */
export function ask({ title, body, action, run }: Question): Promise<boolean> {
  let done = false;
  const fault = element('p', { class: 'fault', role: 'alert' });
  const act = async () => {
    fault.textContent = '';
    try {
      await run();
      done = true;
      dialog.close();
    } catch (error) {
      fault.textContent = messageOf(error);
    }
  };
  const submit = (event: Event) => {
    event.preventDefault();
    void act();
  };
  const buttons = element(
    'div',
    { class: 'buttons' },
    element('button', { type: 'submit', class: 'main' }, action),
    element('button', { type: 'button', onclick: () => dialog.close() }, 'Cancel'),
  );
  const heading = element('h2', { id: 'ask-title' }, title);
  const form = element('form', { onsubmit: submit }, heading, ...body, fault, buttons);
  const dialog = element('dialog', { class: 'ask', 'aria-labelledby': 'ask-title' }, form);
  document.body.append(dialog);
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener('close', () => {
      dialog.remove();
      resolve(done);
    });
  });
}
