import type { IRenderMime } from '@jupyterlab/rendermime-interfaces';

/** Sets the mathematics of an element. MathJax is loaded when the first formula is met. */
export class MathTypesetter implements IRenderMime.ILatexTypesetter {
  async typeset(element: HTMLElement): Promise<void> {
    if (!/\$|\\\(|\\\[|\\begin/.test(element.textContent ?? '')) return;
    const { typeset } = await import('./math-document');
    typeset(element);
  }
}
