import { byId, element } from './dom';

export interface NoticeAction {
  readonly label: string;
  readonly run: () => unknown;
}

/** Lets the reader close a notice. */
export const closing = (matter: string): NoticeAction => ({
  label: 'Close',
  run: () => clearNotice(matter),
});

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
  notice.addEventListener('focusin', ({ relatedTarget: from }) => {
    if (from instanceof HTMLElement && !from.closest('#notices')) before = from;
  });
  const shown = find(matter);
  const hadFocus = shown?.contains(document.activeElement) === true;
  if (shown) shown.replaceWith(notice);
  else byId('notices').append(notice);
  if (hadFocus) buttons[0]?.focus();
}

export function clearNotice(matter: string): void {
  const shown = find(matter);
  const hadFocus = shown?.contains(document.activeElement) === true;
  shown?.remove();
  if (hadFocus) giveBackFocus();
}

/** What had the focus before it came to a notice. */
let before: HTMLElement | undefined;

function giveBackFocus(): void {
  const cell = document.querySelector<HTMLElement>('.jp-Notebook .jp-Cell.jp-mod-active');
  const main = document.querySelector<HTMLElement>('main');
  const back = before?.isConnected ? before : (cell ?? main);
  back?.focus({ preventScroll: true });
}

function find(matter: string): Element | null {
  return document.querySelector(`.notice[data-matter="${matter}"]`);
}
