import { insertNewlineAndIndent } from '@codemirror/commands';
import { CodeMirrorEditor } from '@jupyterlab/codemirror';
import {
  Completer,
  CompletionHandler,
  KernelCompleterProvider,
  ProviderReconciliator,
} from '@jupyterlab/completer';
import type { NotebookPanel } from '@jupyterlab/notebook';
import { Widget } from '@lumino/widgets';
import { WordCompletionModel, wordAt } from './completion-model';
import { settings } from './settings';

/** Completion in code cells, from the kernel: by Tab, and as one types. */
export function addCompletion(panel: NotebookPanel): CompletionHandler {
  const completer = new Completer({ editor: null, model: new WordCompletionModel() });
  completer.hide();
  completer.showDocsPanel = true;
  Widget.attach(completer, document.body);
  const { content: notebook } = panel;
  const isWriting = () => notebook.mode === 'edit';
  const handler = new CodeCompletion(isWriting, { completer, reconciliator: reconcile(panel) });
  const obey = () => {
    handler.autoCompletion = settings.get('completeAsYouType');
  };
  settings.changed.connect(obey);
  obey();
  const follow = async () => {
    const cell = notebook.activeCell;
    if (cell) await cell.ready;
    if (cell !== notebook.activeCell) return;
    // Without an editor the list closes, and what the kernel offers late is dropped.
    handler.editor = isWriting() && cell?.model.type === 'code' ? cell.editor : null;
    handler.reconciliator = reconcile(panel);
  };
  notebook.activeCellChanged.connect(() => void follow());
  notebook.stateChanged.connect((_, { name }) => name === 'mode' && void follow());
  panel.sessionContext.sessionChanged.connect(() => void follow());
  void follow();
  return handler;
}

/** Offers completions to who writes, and leaves the keys to the cell of who does not. */
class CodeCompletion extends CompletionHandler {
  constructor(
    private readonly isWriting: () => boolean,
    options: CompletionHandler.IOptions,
  ) {
    super(options);
  }

  protected override onVisibilityChanged(completer: Completer): void {
    // JupyterLab's own gives the focus to the editor when the list closes.
    if (this.isWriting()) super.onVisibilityChanged(completer);
  }
}

/** Takes the chosen completion. One that is typed to its end adds nothing: then the key is a new line, as it says. */
export function acceptCompletion({ completer, editor }: CompletionHandler): void {
  const chosen = completer.model?.completionItems()[completer.activeIndex];
  if (chosen && editor instanceof CodeMirrorEditor && typedIn(editor) === textOf(chosen)) {
    completer.reset();
    insertNewlineAndIndent(editor.editor);
  } else completer.selectActive();
}

const textOf = ({ insertText, label }: CompletionHandler.ICompletionItem) => insertText ?? label;

function typedIn(editor: CodeMirrorEditor): string {
  const { line, column } = editor.getCursorPosition();
  return wordAt((editor.getLine(line) ?? '').slice(0, column));
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
