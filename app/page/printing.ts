import type { Notebook } from '@jupyterlab/notebook';
import { clearNotice, showNotice } from './notices';
import { setPaper } from './scheme';

/** What is drawn otherwise on paper than on the screen. */
export interface Printable {
  toPaper(): Promise<unknown>;
  toScreen(): void;
}

const printables = new Set<Printable>();
let onPaper: Promise<unknown> | undefined;

/** Whether the page is now as it is printed. */
export function isPrinting(): boolean {
  return onPaper !== undefined;
}

/** From now on it is told before and after the page is printed. Returns how to stop. */
export function whenPrinted(printable: Printable): () => void {
  printables.add(printable);
  return () => printables.delete(printable);
}

/** Prints the lesson when all of it is drawn as it looks on paper. */
export async function printLesson({ widgets }: Notebook): Promise<void> {
  showNotice('print', 'The figures are drawn for the paper…');
  await Promise.all(widgets.map((cell) => cell.ready));
  await toPaper();
  clearNotice('print');
  print();
}

/** What a browser's own menu prints is what can be drawn at once: the event does not wait. */
addEventListener('beforeprint', () => void toPaper());
addEventListener('afterprint', () => {
  if (!onPaper) return;
  onPaper = undefined;
  setPaper(false);
  document.body.classList.remove('printing');
  for (const printable of printables) printable.toScreen();
});

function toPaper(): Promise<unknown> {
  onPaper ??= drawOnPaper();
  return onPaper;
}

function drawOnPaper(): Promise<unknown> {
  setPaper(true);
  document.body.classList.add('printing');
  return Promise.all([...printables].map((printable) => printable.toPaper()));
}
