import type { NotebookPanel } from '@jupyterlab/notebook';
import { element } from './dom';

export type SaveState = 'saved' | 'unsaved' | 'saving' | 'failed' | 'conflict' | 'offline';

const WORDS: Readonly<Record<SaveState, string>> = {
  saved: 'Saved',
  unsaved: 'Unsaved changes',
  saving: 'Saving…',
  failed: 'Not saved',
  conflict: 'Not saved: changed elsewhere',
  offline: 'Not saved: no connection',
};

/** Says whether what is seen is on the disk. */
export class SaveIndicator {
  readonly node = element('span', { class: 'save-state', role: 'status' });

  constructor(panel: NotebookPanel) {
    const { model } = panel.context;
    model.stateChanged.connect(() => this.show(model.dirty ? 'unsaved' : 'saved'));
    this.show('saved');
    addEventListener('beforeunload', (event) => {
      if (model.dirty) event.preventDefault();
    });
  }

  show(state: SaveState): void {
    this.node.dataset.state = state;
    this.node.textContent = WORDS[state];
  }
}
