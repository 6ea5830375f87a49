import { svgRendererFactory as standard } from '@jupyterlab/rendermime';
import type { IRenderMime } from '@jupyterlab/rendermime-interfaces';
import { Widget } from '@lumino/widgets';
import { element } from './dom';
import { HEAVY_PICTURE, isHeavySvg } from './svg-limits';

/** Draws an SVG as an image: what is in an image runs no script and loads nothing. */
class SvgImage extends Widget implements IRenderMime.IRenderer {
  constructor(private readonly mimeType: string) {
    super();
  }

  async renderModel(model: IRenderMime.IMimeModel): Promise<void> {
    const source = String(model.data[this.mimeType] ?? '');
    if (isHeavySvg(source)) {
      this.node.replaceChildren(element('p', { class: 'nabla-TooMuch' }, HEAVY_PICTURE));
      return;
    }
    const description = String(model.data['text/plain'] ?? 'Image');
    const address = `data:image/svg+xml,${encodeURIComponent(source)}`;
    this.node.replaceChildren(element('img', { src: address, alt: description }));
  }
}

export const svgRendererFactory: IRenderMime.IRendererFactory = {
  ...standard,
  createRenderer: ({ mimeType }) => new SvgImage(mimeType),
};
