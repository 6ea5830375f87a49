import { recordsIn, textIn } from './api';
import { forget, keep, kept, keysFrom } from './browser-store';
import type { DraftCell } from './draft-cells';
import { parsed } from './parsed';

/* Each tab has a draft of its own for each lesson, so that none overwrites what another one keeps. */

const START = 'nabla.draft:';

/** This tab, as long as its page lives. */
export const TAB = crypto.getRandomValues(new Uint32Array(3)).join('-');

export const keyOf = (path: string, tab = TAB) => `${START}${tab}:${path}`;

/** The tabs that have left a draft of a lesson. */
export function tabsWithDraft(path: string): string[] {
  return keysFrom(START)
    .filter((key) => pathOf(key) === path)
    .map((key) => key.slice(START.length).split(':', 1)[0] ?? '');
}

const pathOf = (key: string) => key.slice(key.indexOf(':', START.length) + 1);

/** A draft; one that cannot be read is left as it is, and is empty. */
export function readDraft(key: string): DraftCell[] {
  return recordsIn(parsed(kept(key) ?? '[]')).map((cell) => ({
    id: textIn(cell, 'id'),
    type: textIn(cell, 'type'),
    source: textIn(cell, 'source'),
    index: Number(cell.index) || 0,
    above: textIn(cell, 'above'),
    saved: typeof cell.saved === 'string' ? cell.saved : null,
  }));
}

/** Returns whether the draft is kept. */
export function writeDraft(key: string, draft: readonly DraftCell[]): boolean {
  if (draft.length > 0) return keep(key, JSON.stringify(draft));
  forget(key);
  return true;
}

/** The drafts of a notebook go with it when it gets another name. */
export function moveDrafts(from: string, to: string): void {
  for (const tab of tabsWithDraft(from)) {
    const draft = kept(keyOf(from, tab));
    if (draft !== null && keep(keyOf(to, tab), draft)) forget(keyOf(from, tab));
  }
}
