import { Context } from '@jupyterlab/docregistry';
import {
  type INotebookModel,
  type NotebookPanel,
  NotebookWidgetFactory,
  StaticNotebook,
} from '@jupyterlab/notebook';
import type { ServiceManager } from '@jupyterlab/services';
import { createEditors } from './editors';
import { LessonContentFactory } from './lesson-cells';
import { LessonModelFactory } from './lesson-model';
import { createRendering } from './rendering';

/** Opens a notebook file with its kernel, in JupyterLab's own notebook widget. */
export async function openNotebook(services: ServiceManager, path: string): Promise<NotebookPanel> {
  const context: Context<INotebookModel> = new Context({
    manager: services,
    factory: new LessonModelFactory({}),
    path,
    kernelPreference: { name: 'tslab', shouldStart: true, canStart: true, autoStartDefault: true },
  });
  // The lesson is read and drawn meanwhile.
  void context.sessionContext.initialize();
  const editors = createEditors();
  const widgets = new NotebookWidgetFactory({
    name: 'Notebook',
    fileTypes: ['notebook'],
    rendermime: createRendering(editors.languages),
    contentFactory: new LessonContentFactory({
      editorFactory: editors.factory.newInlineEditor,
    }),
    mimeTypeService: editors.mimeTypes,
    editorConfig: editorConfig(),
    notebookConfig: {
      ...StaticNotebook.defaultNotebookConfig,
      // Cells out of sight are drawn when there is time, and then stay: find and printing see all of them.
      windowingMode: 'defer',
      scrollPastEnd: false,
      recordTiming: false,
      maxNumberOutputs: 200,
      enableKernelInitNotification: false,
    },
  });
  const panel = widgets.createNew(context);
  // Whoever reads need not wait for the checkpoint that JupyterLab makes of what was read.
  await Promise.race([context.ready, context.initialize(false)]);
  context.model.sharedModel.clearUndoHistory();
  context.model.dirty = false;
  return panel;
}

function editorConfig(): StaticNotebook.IEditorConfig {
  const { code, markdown, raw } = StaticNotebook.defaultEditorConfig;
  const shared = { lineWrap: true, autoClosingBrackets: true, matchBrackets: true };
  return {
    code: { ...code, ...shared, indentUnit: '2', tabSize: 2, lineNumbers: false },
    markdown: { ...markdown, ...shared, lineNumbers: false },
    raw: { ...raw, lineNumbers: false },
  };
}
