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

  constructor(private readonly panel: NotebookPanel) {
    const { model, saveState } = panel.context;
    model.stateChanged.connect(() => this.show(model.dirty ? 'unsaved' : 'saved'));
    saveState.connect((_, state) => {
      if (state === 'started') this.show('saving');
      else if (state.startsWith('failed')) this.show('failed');
      else this.show(this.panel.context.model.dirty ? 'unsaved' : 'saved');
    });
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
