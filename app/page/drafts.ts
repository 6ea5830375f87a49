import type { NotebookPanel } from '@jupyterlab/notebook';
import { isRecord } from '../is-record';
import { clearNotice, showNotice } from './notices';

/** What was typed in cells since the last save, by the cell's id. */
type Draft = Readonly<Record<string, string>>;

/**
 * Keeps in the browser what is typed until it is saved: the second before a save outlives a page that is closed, and a
 * browser that ends. What was never saved is offered when the lesson is opened again.
 */
export function keepDrafts(panel: NotebookPanel): void {
  const { context, content: notebook } = panel;
  let key = keyOf(context.path);
  offer(panel, key);
  context.pathChanged.connect((_, path) => {
    write(keyOf(path), read(key));
    localStorage.removeItem(key);
    key = keyOf(path);
  });
  context.model.contentChanged.connect(() => {
    const cell = notebook.activeCell;
    if (!cell || !context.model.dirty) return;
    const draft = { ...read(key), [cell.model.id]: cell.model.sharedModel.getSource() };
    write(key, draft);
  });
  context.model.stateChanged.connect(({ dirty }) => {
    if (!dirty) localStorage.removeItem(key);
  });
}

const keyOf = (path: string) => `nabla.draft:${path}`;

function offer({ context, content: notebook }: NotebookPanel, key: string): void {
  const draft = read(key);
  const cells = notebook.widgets.filter(({ model }) => {
    const source = draft[model.id];
    return source !== undefined && source !== model.sharedModel.getSource() && !model.isDisposed;
  });
  if (cells.length === 0) {
    localStorage.removeItem(key);
    return;
  }
  const bringBack = () => {
    clearNotice('draft');
    for (const { model } of cells) model.sharedModel.setSource(draft[model.id] ?? '');
    context.model.dirty = true;
    notebook.activeCellIndex = notebook.widgets.findIndex((cell) => cells.includes(cell));
  };
  const forget = () => {
    clearNotice('draft');
    localStorage.removeItem(key);
  };
  showNotice(
    'draft',
    'What you typed last in this lesson was not saved when the page was closed.',
    [
      { label: 'Bring it back', run: bringBack },
      { label: 'Forget it', run: forget },
    ],
  );
}

function read(key: string): Draft {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(key) ?? '{}');
    const entries = Object.entries(isRecord(value) ? value : {});
    return Object.fromEntries(
      entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
    );
  } catch {
    return {};
  }
}

/** A browser whose store is full does without. */
function write(key: string, draft: Draft): void {
  try {
    localStorage.setItem(key, JSON.stringify(draft));
  } catch {
    localStorage.removeItem(key);
  }
}
