import type { IRenderMime } from '@jupyterlab/rendermime-interfaces';
import { ChangedModel } from './changed-model';
import { element } from './dom';
import { tooMuchMarkdown } from './markdown-limits';
import { type Shown, shownHtml, shownText } from './text-limits';

const SHOWN: Readonly<Record<string, (text: string) => Shown>> = {
  'text/html': shownHtml,
  'text/plain': shownText,
  'application/vnd.jupyter.stdout': shownText,
  'application/vnd.jupyter.stderr': shownText,
};
/** Enough to see what the text is. */
const LONGEST_AS_WRITTEN = 20_000;
/** In these formulas are looked for. */
const READ = ['text/markdown', 'text/latex'];

/** A renderer factory that shows of a text what a browser can lay out, and says what it leaves out. */
export function limited(factory: IRenderMime.IRendererFactory): IRenderMime.IRendererFactory {
  return {
    ...factory,
    createRenderer(options) {
      const { mimeType } = options;
      const renderer = factory.createRenderer(options);
      const render = renderer.renderModel.bind(renderer);
      renderer.renderModel = async (model) => {
        const source = model.data[mimeType];
        if (typeof source !== 'string') return render(model);
        if (READ.includes(mimeType)) {
          const tooMuch = tooMuchMarkdown(source) ?? (await failureOf(render(model)));
          if (tooMuch) renderer.node.replaceChildren(...asWritten(source, tooMuch));
          return;
        }
        const { text, note } = SHOWN[mimeType]?.(source) ?? { text: source, note: undefined };
        const data = { ...model.data, [mimeType]: text };
        await render(text === source ? model : new ChangedModel(model, { data }));
        if (note) renderer.node.append(noteOf(note));
      };
      return renderer;
    },
  };
}

/** What nests by the thousand exhausts the reader's stack. */
async function failureOf(rendering: Promise<void>): Promise<string | undefined> {
  try {
    await rendering;
    return undefined;
  } catch (error) {
    if (error instanceof RangeError) return 'it nests too deeply';
    throw error;
  }
}

/** A Markdown text that is not read: its beginning, and why. */
export function asWritten(source: string, tooMuch: string): HTMLElement[] {
  const { text, note } = shownText(source, LONGEST_AS_WRITTEN);
  const why = noteOf(`This text is shown as it was written: ${tooMuch}.`);
  return [why, element('pre', {}, text), ...(note ? [noteOf(note)] : [])];
}

function noteOf(text: string): HTMLElement {
  return element('p', { class: 'nabla-TooMuch' }, text);
}
