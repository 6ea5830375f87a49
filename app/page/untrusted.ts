import type { IRenderMime } from '@jupyterlab/rendermime-interfaces';
import { ChangedModel } from './changed-model';

/**
 * A renderer factory that takes every output for a stranger's, also one that was computed a moment ago:
 * a cell may show text from a file or a data set, and nothing in a lesson needs scripts.
 */
export function untrusted(factory: IRenderMime.IRendererFactory): IRenderMime.IRendererFactory {
  return {
    ...factory,
    safe: true,
    createRenderer(options) {
      const renderer = factory.createRenderer(options);
      const render = renderer.renderModel.bind(renderer);
      renderer.renderModel = (model) => render(new ChangedModel(model, { trusted: false }));
      return renderer;
    },
  };
}
