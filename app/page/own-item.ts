import { element } from './dom';
import { lessonAddress } from './lesson-list';
import { folderOf, stemOf } from './notebook-name';
import { deleteOwn, downloadOwn, duplicateOwn, renameOwn } from './own-actions';
import type { OwnList } from './own-list';
import type { OwnNotebook } from './own-notebooks';

const ACTIONS = [
  ['Rename', renameOwn],
  ['Duplicate', duplicateOwn],
  ['Download', downloadOwn],
  ['Delete', deleteOwn],
] as const;

/** One notebook of the list: its name, where and how old it is, and what can be done with it. */
export function ownItem(notebook: OwnNotebook, list: OwnList): HTMLElement {
  const { path, changed } = notebook;
  const folder = folderOf(path);
  const when = changed.toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'short' });
  const buttons = ACTIONS.map(([label, act]) =>
    element(
      'button',
      {
        type: 'button',
        'aria-label': `${label}: ${folder}${stemOf(path)}`,
        'data-key': `${label}: ${path}`,
        onclick: () => void list.trying(() => act(notebook, list)),
      },
      label,
    ),
  );
  return element(
    'li',
    {},
    element(
      'p',
      { class: 'own-name' },
      element(
        'a',
        { href: lessonAddress(path), 'data-key': path },
        ...(folder === '' ? [] : [element('span', { class: 'own-folder' }, folder)]),
        stemOf(path),
      ),
    ),
    element(
      'p',
      { class: 'own-changed' },
      'Changed ',
      element('time', { datetime: changed.toISOString() }, when),
    ),
    element('div', { class: 'own-actions' }, ...buttons),
  );
}
