import type { IRenderMime } from '@jupyterlab/rendermime-interfaces';
import { ViewQueue } from './view-queue';

/** Sets the mathematics of texts, first where the reader is. KaTeX is loaded when the first formula is met. */
export class MathTypesetter implements IRenderMime.ILatexTypesetter {
  private readonly queue = new ViewQueue();

  async typeset(element: HTMLElement): Promise<void> {
    if (!/\$|\\\(|\\\[|\\begin/.test(element.textContent ?? '')) return;
    const { typeset } = await import('./math');
    this.queue.add(element, () => typeset(element));
  }
}
