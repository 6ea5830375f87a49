import type { IFilters, IReplaceOptions } from '@jupyterlab/documentsearch';
import { NotebookSearchProvider } from '@jupyterlab/notebook';
import { clearNotice, closing, showNotice } from './notices';

const MATTER = 'locked-matches';

/** JupyterLab's finding and replacing, which says so where something stays because its cell is locked. */
export class LessonSearch extends NotebookSearchProvider {
  private query: RegExp | undefined;
  private inSelection = false;

  override async startQuery(query: RegExp, filters: IFilters | undefined): Promise<void> {
    this.query = query;
    this.inSelection = filters?.selection === true;
    await super.startQuery(query, filters);
  }

  override async replaceCurrentMatch(
    text: string,
    loop?: boolean,
    options?: IReplaceOptions,
  ): Promise<boolean> {
    const isReplaced = await super.replaceCurrentMatch(text, loop, options);
    if (!isReplaced && this.tellLocked()) await this.highlightNext(loop);
    return isReplaced;
  }

  override async replaceAllMatches(text: string, options?: IReplaceOptions): Promise<boolean> {
    const isReplaced = await super.replaceAllMatches(text, options);
    this.tellLocked();
    return isReplaced;
  }

  override dispose(): void {
    clearNotice(MATTER);
    super.dispose();
  }

  /** Returns whether there was something to tell. */
  private tellLocked(): boolean {
    const { content } = this.widget;
    const count = content.widgets.filter(
      (cell) =>
        cell.readOnly &&
        (!this.inSelection || content.isSelectedOrActive(cell)) &&
        this.query !== undefined &&
        cell.model.sharedModel.source.search(this.query) >= 0,
    ).length;
    if (count === 0) return false;
    const text =
      count === 1
        ? 'One locked cell has it, too, and stays as it is.'
        : `${count} locked cells have it, too, and stay as they are.`;
    showNotice(MATTER, text, [closing(MATTER)]);
    return true;
  }
}
