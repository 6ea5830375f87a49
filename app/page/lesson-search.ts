import type { IFilters, IReplaceOptions } from '@jupyterlab/documentsearch';
import { NotebookSearchProvider } from '@jupyterlab/notebook';
import { clearNotice, closing, showNotice } from './notices';

const MATTER = 'locked-matches';

/** JupyterLab's finding and replacing, which leaves each locked cell as it is and says so. */
export class LessonSearch extends NotebookSearchProvider {
  private query: RegExp | undefined;
  private inSelection = false;

  override async startQuery(query: RegExp, filters: IFilters | undefined): Promise<void> {
    this.query = query;
    this.inSelection = filters?.selection === true;
    await super.startQuery(query, filters);
  }

  /** Who presses Enter before the search has begun waits for it. */
  override async highlightNext(...args: Parameters<NotebookSearchProvider['highlightNext']>) {
    return this.matchesCount ? super.highlightNext(...args) : undefined;
  }

  override async highlightPrevious(
    ...args: Parameters<NotebookSearchProvider['highlightPrevious']>
  ) {
    return this.matchesCount ? super.highlightPrevious(...args) : undefined;
  }

  override async replaceCurrentMatch(
    text: string,
    loop?: boolean,
    options?: IReplaceOptions,
  ): Promise<boolean> {
    const isReplaced = await this.keepingLocked(() =>
      super.replaceCurrentMatch(text, loop, options),
    );
    if (!isReplaced && this.tellLocked()) await this.highlightNext(loop);
    return isReplaced;
  }

  override async replaceAllMatches(text: string, options?: IReplaceOptions): Promise<boolean> {
    const isReplaced = await this.keepingLocked(() => super.replaceAllMatches(text, options));
    this.tellLocked();
    return isReplaced;
  }

  override dispose(): void {
    clearNotice(MATTER);
    super.dispose();
  }

  /** JupyterLab heeds the locks of code and text only, and of those that are drawn already. Returns whether the rest was replaced. */
  private async keepingLocked(replace: () => Promise<boolean>): Promise<boolean> {
    const kept = this.locked().map(
      ({ model }) => [model.sharedModel, model.sharedModel.source] as const,
    );
    const isReplaced = await replace();
    const changed = kept.filter(([cell, source]) => cell.source !== source);
    for (const [cell, source] of changed) cell.setSource(source);
    return isReplaced && changed.length === 0;
  }

  /** Returns whether there was something to tell. */
  private tellLocked(): boolean {
    const { content } = this.widget;
    const { query } = this;
    if (!query) return false;
    const { length } = this.locked().filter(
      (cell) =>
        (!this.inSelection || content.isSelectedOrActive(cell)) &&
        cell.model.sharedModel.source.search(query) >= 0,
    );
    if (length === 0) return false;
    const text =
      length === 1
        ? 'One locked cell has it, too, and stays as it is.'
        : `${length} locked cells have it, too, and stay as they are.`;
    showNotice(MATTER, text, [closing(MATTER)]);
    return true;
  }

  private locked() {
    return this.widget.content.widgets.filter(
      ({ model }) => model.getMetadata('editable') === false,
    );
  }
}
