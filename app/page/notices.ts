import { byId, element } from './dom';

export interface NoticeAction {
  readonly label: string;
  readonly run: () => unknown;
}

/** Says something that stays until it is over, with what can be done about it. One notice for each matter. */
export function showNotice(
  matter: string,
  text: string,
  actions: readonly NoticeAction[] = [],
): void {
  const buttons = actions.map(({ label, run }) =>
    element('button', { type: 'button', onclick: () => void run() }, label),
  );
  const notice = element(
    'div',
    { class: 'notice', 'data-matter': matter },
    element('p', {}, text),
    ...buttons,
  );
  const shown = find(matter);
  if (shown) shown.replaceWith(notice);
  else byId('notices').append(notice);
}

export function clearNotice(matter: string): void {
  find(matter)?.remove();
}

function find(matter: string): Element | null {
  return document.querySelector(`.notice[data-matter="${matter}"]`);
}
