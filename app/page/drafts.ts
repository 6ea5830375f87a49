import type { NotebookPanel } from '@jupyterlab/notebook';
import { forget } from './browser-store';
import { unsavedCells } from './draft-cells';
import { offerDraft, textsIn } from './draft-offer';
import { keyOf, readDraft, TAB, tabsWithDraft, writeDraft } from './draft-store';
import type { Saving } from './saving';
import { holdTab, whenGone } from './tab-life';

/** So long after a change it is kept, with all that came meanwhile. */
const SOON_MS = 200;

/**
 * Keeps in the browser what is not saved: the second before a save outlives a page that is closed, and a browser that
 * ends. What a tab left so is offered once the tab is gone.
 */
export function keepDrafts(panel: NotebookPanel, saving: Saving): void {
  const { context } = panel;
  let key = keyOf(context.path);
  let saved = textsIn(panel);
  let beingSaved = saved;
  let timer = 0;
  const write = () => {
    clearTimeout(timer);
    timer = 0;
    return writeDraft(key, unsavedCells(textsIn(panel), saved));
  };
  const takeUp = async (tab: string) => {
    const draft = readDraft(keyOf(context.path, tab));
    if (draft.length === 0) return;
    await offerDraft(panel, draft, tab);
    if (write()) forget(keyOf(context.path, tab));
  };

  holdTab(TAB);
  for (const tab of tabsWithDraft(context.path)) void whenGone(tab, () => takeUp(tab));
  context.model.contentChanged.connect(() => {
    timer ||= window.setTimeout(write, SOON_MS);
  });
  addEventListener('pagehide', write);
  saving.progressed.connect((_, progress) => {
    if (progress === 'begun') beingSaved = textsIn(panel);
    else {
      saved = beingSaved;
      write();
    }
  });
  context.pathChanged.connect((_, path) => {
    const former = key;
    key = keyOf(path);
    if (write()) forget(former);
  });
}
