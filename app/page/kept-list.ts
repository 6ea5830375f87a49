import { messageOf } from '../message-of';
import { element } from './dom';
import { deleteKept, type KeptCopy } from './kept-copies';
import { lessonAddress } from './lesson-list';

/**
 * The kept copies of a lesson, each to open, to bring back and to delete.
 *
 * @param bringBack puts the copy of a name in its lesson's place
 */
export function keptList(
  copies: readonly KeptCopy[],
  bringBack: (name: string) => Promise<unknown>,
): HTMLElement {
  const word = element('p', { class: 'kept-word', role: 'status', tabindex: '-1' });
  const items = copies.map((copy) => itemOf(copy, bringBack, word));
  return element('div', { class: 'kept' }, element('ul', {}, ...items), word);
}

function itemOf(
  { name, at }: KeptCopy,
  bringBack: (name: string) => Promise<unknown>,
  word: HTMLElement,
): HTMLElement {
  const when = at.toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'medium' });
  const trying = (run: () => Promise<unknown>) => () =>
    void run().catch((error: unknown) => {
      word.textContent = messageOf(error);
    });
  const button = (label: string, run: () => Promise<unknown>) =>
    element(
      'button',
      { type: 'button', 'aria-label': `${label}: ${when}`, onclick: trying(run) },
      label,
    );
  const item = element(
    'li',
    {},
    element('a', { href: lessonAddress(name) }, when),
    button('Bring back', () => bringBack(name)),
  );
  // What cannot be undone is asked twice.
  const remove = button('Delete', async () => {
    remove.replaceWith(sure);
    sure.focus();
  });
  const sure = button('Delete for ever', async () => {
    await deleteKept(name);
    const beside = item.nextElementSibling ?? item.previousElementSibling;
    item.remove();
    word.textContent = 'The copy is deleted.';
    (beside?.querySelector('a') ?? word).focus();
  });
  item.append(remove);
  return item;
}
