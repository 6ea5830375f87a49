import type { IRenderMime } from '@jupyterlab/rendermime-interfaces';

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
      renderer.renderModel = (model) => render(new UntrustedModel(model));
      return renderer;
    },
  };
}

class UntrustedModel implements IRenderMime.IMimeModel {
  readonly trusted = false;

  constructor(private readonly model: IRenderMime.IMimeModel) {}

  get data() {
    return this.model.data;
  }

  get metadata() {
    return this.model.metadata;
  }

  setData(options: IRenderMime.IMimeModel.ISetDataOptions): void {
    this.model.setData(options);
  }
}
