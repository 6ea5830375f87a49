import type { ISessionContext } from '@jupyterlab/apputils';
import { type Cell, CodeCell } from '@jupyterlab/cells';
import { NotebookActions, type NotebookPanel } from '@jupyterlab/notebook';
import { announce } from './announcer';
import { element } from './dom';

export type KernelKind = 'ready' | 'busy' | 'waiting' | 'gone';

const STATES: Readonly<Record<string, readonly [KernelKind, string]>> = {
  idle: ['ready', 'Ready'],
  connected: ['ready', 'Ready'],
  busy: ['busy', 'Running'],
  starting: ['waiting', 'Starting'],
  initializing: ['waiting', 'Starting'],
  connecting: ['waiting', 'Connecting'],
  restarting: ['waiting', 'Restarting'],
  autorestarting: ['waiting', 'Restarting'],
  terminating: ['waiting', 'Stopping'],
  disconnected: ['gone', 'No connection'],
  dead: ['gone', 'Kernel ended'],
};

/** Completion and tooltips are work of the kernel, too, and too short to speak of. */
const WORTH_SAYING_MS = 200;

/** Says what the kernel is doing, in one word and a colour; what keeps cells from running is also announced. */
export function kernelIndicator(
  { content: notebook, sessionContext: session }: NotebookPanel,
  tell: (kind: KernelKind) => void,
): HTMLElement {
  const node = element('span', { class: 'kernel-state' });
  let timer = 0;
  const say = (kind: KernelKind, word: string) => {
    if (node.textContent === word) return;
    if (kind === 'gone' || node.dataset.kind === 'gone') announce(`Kernel: ${word}`);
    node.dataset.kind = kind;
    tell(kind);
    node.textContent = word;
    node.title = `The kernel that runs the cells: ${word.toLowerCase()}`;
  };
  const show = () => {
    clearTimeout(timer);
    const [kind, word] = stateOf(session);
    if (kind === 'ready' && notebook.widgets.some(waits)) return;
    if (kind !== 'busy') say(kind, word);
    else timer = window.setTimeout(() => say(...stateOf(session)), WORTH_SAYING_MS);
  };
  session.statusChanged.connect(show);
  session.connectionStatusChanged.connect(show);
  session.kernelChanged.connect(show);
  session.sessionChanged.connect(show);
  NotebookActions.executed.connect(show);
  show();
  return node;
}

/** Between two cells of a run the kernel is ready for an instant. */
function waits(cell: Cell): boolean {
  return cell instanceof CodeCell && cell.model.executionState === 'running';
}

function stateOf(session: ISessionContext): readonly [KernelKind, string] {
  const status = session.kernelDisplayStatus;
  if (status === 'unknown' && !session.session?.kernel) return ['gone', 'Kernel ended'];
  return STATES[status] ?? ['waiting', 'Starting'];
}
