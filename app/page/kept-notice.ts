import { lessonAddress } from './lesson-list';
import { closing, showNotice } from './notices';

/** Says that a version from elsewhere gave way to this page's. */
export function tellReplaced(name: string): void {
  showKept(
    `Another tab or program had changed this lesson; its version is kept as "${name}".`,
    name,
  );
}

/** Says that a file which was gone is there again. */
export function tellWrittenAgain(path: string): void {
  const text = `"${path}" had been deleted or renamed elsewhere; it was saved again under this name.`;
  showNotice('written-again', text, [closing('written-again')]);
}

/** Says that a version was set aside, and where it is. */
export function tellKeptAs(name: string): void {
  showKept(`Your copy is kept as "${name}"; it is under File, Kept copies.`, name);
}

function showKept(text: string, name: string): void {
  showNotice('kept-as', text, [
    { label: 'Open it', run: () => location.assign(lessonAddress(name)) },
    closing('kept-as'),
  ]);
}
