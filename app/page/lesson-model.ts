import type { ISharedNotebook } from '@jupyter/ydoc';
import type { DocumentRegistry } from '@jupyterlab/docregistry';
import type { INotebookContent } from '@jupyterlab/nbformat';
import { type INotebookModel, NotebookModel, NotebookModelFactory } from '@jupyterlab/notebook';
import { withLocks, withoutLocks } from './locks';

const LANGUAGE = {
  name: 'typescript',
  mimetype: 'text/typescript',
  file_extension: '.ts',
};

/** Which kernel ran a lesson last is no part of the lesson: opening one changes nothing in its file. */
class LessonModel extends NotebookModel {
  override getMetadata(key: string): unknown {
    return key === 'language_info' ? LANGUAGE : super.getMetadata(key);
  }

  override setMetadata(key: string, value: unknown): void {
    if (key === 'language_info' || key === 'kernelspec') return;
    super.setMetadata(key, value);
  }

  override fromJSON(value: INotebookContent): void {
    super.fromJSON(withLocks(value));
  }

  override toJSON(): INotebookContent {
    return withoutLocks(super.toJSON());
  }
}

export class LessonModelFactory extends NotebookModelFactory {
  override createNew(
    options: DocumentRegistry.IModelOptions<ISharedNotebook> = {},
  ): INotebookModel {
    return new LessonModel(options);
  }
}
