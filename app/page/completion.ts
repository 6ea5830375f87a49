import {
  Completer,
  CompleterModel,
  CompletionHandler,
  KernelCompleterProvider,
  ProviderReconciliator,
} from '@jupyterlab/completer';
import type { NotebookPanel } from '@jupyterlab/notebook';
import { Widget } from '@lumino/widgets';

/** Completion in code cells, from the kernel: by Tab, and as one types. */
export function addCompletion(panel: NotebookPanel): CompletionHandler {
  const completer = new Completer({ editor: null, model: new CompleterModel() });
  completer.hide();
  completer.showDocsPanel = true;
  Widget.attach(completer, document.body);
  const handler = new CompletionHandler({ completer, reconciliator: reconcile(panel) });
  handler.autoCompletion = true;
  const follow = async () => {
    const cell = panel.content.activeCell;
    if (cell) await cell.ready;
    if (cell !== panel.content.activeCell) return;
    const editor = cell?.model.type === 'code' ? cell.editor : null;
    handler.editor = editor;
    handler.reconciliator = reconcile(panel);
  };
  panel.content.activeCellChanged.connect(() => void follow());
  panel.sessionContext.sessionChanged.connect(() => void follow());
  void follow();
  return handler;
}

function reconcile(panel: NotebookPanel): ProviderReconciliator {
  return new ProviderReconciliator({
    context: {
      widget: panel,
      editor: panel.content.activeCell?.editor ?? null,
      session: panel.sessionContext.session,
    },
    providers: [new KernelCompletion()],
    timeout: 2000,
  });
}

/** The kernel's completions, offered after letters and, for members, after a dot. */
class KernelCompletion extends KernelCompleterProvider {
  override shouldShowContinuousHint(
    ...[visible, change, context]: Parameters<KernelCompleterProvider['shouldShowContinuousHint']>
  ): boolean {
    const dot = change.sourceChange?.some(({ insert }) => insert === '.') ?? false;
    const inCode = context?.editor?.model.mimeType === 'text/typescript';
    return (dot && inCode) || super.shouldShowContinuousHint(visible, change, context);
  }
}
