import type { ISessionContext } from '@jupyterlab/apputils';
import { element } from './dom';

type Kind = 'ready' | 'busy' | 'waiting' | 'gone';

const STATES: Readonly<Record<string, readonly [Kind, string]>> = {
  idle: ['ready', 'Ready'],
  connected: ['ready', 'Ready'],
  busy: ['busy', 'Running'],
  starting: ['waiting', 'Starting'],
  initializing: ['waiting', 'Starting'],
  unknown: ['waiting', 'Starting'],
  connecting: ['waiting', 'Connecting'],
  restarting: ['waiting', 'Restarting'],
  autorestarting: ['waiting', 'Restarting'],
  terminating: ['waiting', 'Stopping'],
  disconnected: ['gone', 'No connection'],
  dead: ['gone', 'Kernel ended'],
};

/** Says what the kernel is doing, in one word and a colour. */
export function kernelIndicator(session: ISessionContext): HTMLElement {
  const node = element('span', { class: 'kernel-state', role: 'status' });
  const show = () => {
    const [kind, word] = STATES[session.kernelDisplayStatus] ?? ['waiting', 'Starting'];
    node.dataset.kind = kind;
    node.textContent = word;
    node.title = `The kernel that runs the cells: ${word.toLowerCase()}`;
  };
  session.statusChanged.connect(show);
  session.connectionStatusChanged.connect(show);
  session.kernelChanged.connect(show);
  show();
  return node;
}
