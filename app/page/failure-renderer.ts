import { errorRendererFactory } from '@jupyterlab/rendermime';
import type { IRenderMime } from '@jupyterlab/rendermime-interfaces';
import { Widget } from '@lumino/widgets';
import { type Fields, isRecord } from '../is-record';
import { textIn } from './api';
import { element } from './dom';
import { limited } from './limited';

const MIME_TYPE = 'application/vnd.jupyter.error';

/**
 * Shows a cell's error. A failed check is not a crash: its card has said already what came and where to look,
 * so one quiet line is enough.
 */
class Failure extends Widget implements IRenderMime.IRenderer {
  constructor(private readonly options: IRenderMime.IRendererOptions) {
    super();
    this.addClass('nabla-Failure');
  }

  async renderModel(model: IRenderMime.IMimeModel): Promise<void> {
    const output = model.data[MIME_TYPE];
    const error: Fields = isRecord(output) ? output : {};
    if (textIn(error, 'ename') === 'CheckFailed') {
      this.addClass('nabla-mod-check');
      this.node.replaceChildren(element('p', {}, `Not there yet. ${textIn(error, 'evalue')}`));
      return;
    }
    this.node.replaceChildren(await this.traceback(model));
  }

  private async traceback(model: IRenderMime.IMimeModel): Promise<HTMLElement> {
    const mimeType = 'application/vnd.jupyter.stderr';
    const renderer = limited(errorRendererFactory).createRenderer({ ...this.options, mimeType });
    await renderer.renderModel(model);
    return renderer.node;
  }
}

export const failureRendererFactory: IRenderMime.IRendererFactory = {
  safe: true,
  mimeTypes: [MIME_TYPE],
  defaultRank: 10,
  createRenderer: (options) => new Failure(options),
};
