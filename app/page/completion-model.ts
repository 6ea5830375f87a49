import { type Completer, CompleterModel } from '@jupyterlab/completer';

/** A list of completions that ends with the word it is for: after a bracket or a dot nothing of it fits any more. */
export class WordCompletionModel extends CompleterModel {
  override handleTextChange(change: Completer.ITextState): void {
    const before = change.text.split('\n')[change.line]?.slice(0, change.column) ?? '';
    if (wordAt(before) === '') this.reset(true);
    else super.handleTextChange(change);
  }
}

/** The name that ends where the text ends. */
export function wordAt(before: string): string {
  return /[\p{ID_Continue}$]*$/u.exec(before)?.[0] ?? '';
}
