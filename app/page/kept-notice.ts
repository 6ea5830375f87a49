import { lessonAddress } from './lesson-list';
import { clearNotice, showNotice } from './notices';

/** Says that a version was set aside, and where it is. */
export function tellKeptAs(name: string): void {
  showNotice('kept-as', `Your copy is kept as "${name}"; it is under File, Kept copies.`, [
    { label: 'Open it', run: () => location.assign(lessonAddress(name)) },
    { label: 'Close', run: () => clearNotice('kept-as') },
  ]);
}
