import type { IRenderMime } from '@jupyterlab/rendermime-interfaces';
import type { Message } from '@lumino/messaging';
import { Widget } from '@lumino/widgets';
import { messageOf } from './api';
import { ControlBar } from './control-bar';
import { element } from './dom';
import { type Figure, parseFigure } from './figure';
import { inColours } from './figure-colours';
import { loadPlotly } from './plotly-loader';
import type { Plotly, PlotlyPlace } from './plotly-type';
import { onSchemeChange } from './scheme';
import { ViewQueue } from './view-queue';

const MIME_TYPE = 'application/vnd.plotly.v1+json';

const waiting = new ViewQueue();

/**
 * Draws a Plotly figure from its data alone, before it comes into view, and again when the colours change.
 * Solid ones wait until they are near: a browser keeps only a few of them at once.
 */
class PlotlyFigure extends Widget implements IRenderMime.IRenderer {
  private readonly place: PlotlyPlace = element('div', { class: 'nabla-Figure-plot' });
  private figure: Figure | undefined;
  private controls: ControlBar | undefined;
  private plotly: Plotly | undefined;
  private readonly resized = new ResizeObserver(() => this.fill());
  private readonly stopListening = onSchemeChange(() => {
    if (this.plotly) void this.draw();
  });

  constructor() {
    super();
    this.addClass('nabla-Figure');
    this.place.addEventListener('wheel', leaveToPage, { capture: true });
    this.node.append(this.place);
  }

  async renderModel(model: IRenderMime.IMimeModel): Promise<void> {
    const figure = parseFigure(model.data[MIME_TYPE]);
    this.figure = figure;
    this.place.style.minHeight = `${figure.height}px`;
    this.place.setAttribute('role', 'figure');
    const description = model.data['text/plain'];
    this.place.setAttribute('aria-label', description ? String(description) : figure.title);
    this.controls = new ControlBar(figure.controls, figure.title, this.place);
    this.node.replaceChildren(this.place, this.controls.node);
    if (this.plotly) await this.draw();
    else waiting.add(this.place, () => void this.draw(), !figure.solid);
  }

  override dispose(): void {
    this.stopListening();
    waiting.remove(this.place);
    this.resized.disconnect();
    this.plotly?.purge(this.place);
    super.dispose();
  }

  protected override onAfterShow(message: Message): void {
    super.onAfterShow(message);
    this.fill();
  }

  private async draw(): Promise<void> {
    const figure = this.figure;
    if (!figure || this.isDisposed) return;
    try {
      this.plotly = await loadPlotly();
      if (this.isDisposed) return;
      await this.plotly.react(this.place, inColours(figure));
      if (figure.frames.length > 0) await this.plotly.addFrames(this.place, [...figure.frames]);
      this.controls?.connect(this.plotly);
      await this.controls?.restore();
      this.resized.observe(this.node);
      this.place.dataset.drawn = 'yes';
    } catch (error) {
      const note = `The figure could not be drawn: ${messageOf(error)}`;
      this.place.replaceChildren(element('p', { class: 'nabla-Figure-failure' }, note));
    }
  }

  private fill(): void {
    if (this.plotly && this.node.offsetWidth > 0) void this.plotly.Plots.resize(this.place);
  }
}

/** A surface would catch the wheel and hold the reader in the middle of the page: it zooms with Ctrl and the wheel only. */
function leaveToPage(event: WheelEvent): void {
  if (!event.ctrlKey) event.stopPropagation();
}

export const plotlyRendererFactory: IRenderMime.IRendererFactory = {
  safe: true,
  mimeTypes: [MIME_TYPE],
  defaultRank: 10,
  createRenderer: () => new PlotlyFigure(),
};
