import { textRendererFactory as standard } from '@jupyterlab/rendermime';
import type { IRenderMime } from '@jupyterlab/rendermime-interfaces';

/** The lines and corners of which printed tables are drawn. */
const DRAWN = /[\u2500-\u257f]/;

/** Shows printed text. A table that is drawn with signs scrolls sideways: broken into lines it would be rubble. */
export const textRendererFactory: IRenderMime.IRendererFactory = {
  ...standard,
  createRenderer(options) {
    const renderer = standard.createRenderer(options);
    const render = renderer.renderModel.bind(renderer);
    renderer.renderModel = (model) => {
      const drawn = DRAWN.test(String(model.data[options.mimeType] ?? ''));
      renderer.node.classList.toggle('nabla-mod-drawn', drawn);
      return render(model);
    };
    return renderer;
  },
};
