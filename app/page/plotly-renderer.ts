import type { IRenderMime } from '@jupyterlab/rendermime-interfaces';
import type { Message } from '@lumino/messaging';
import { Widget } from '@lumino/widgets';
import { isRecord } from '../is-record';
import { messageOf } from '../message-of';
import { ControlBar } from './control-bar';
import { element } from './dom';
import { type Figure, parseFigure } from './figure';
import { inColours } from './figure-colours';
import { fitted } from './figure-fit';
import { atFrame } from './figure-frame';
import { tooMuchIn } from './figure-limits';
import { FigureQueue } from './figure-queue';
import { plainText } from './figure-text';
import { loadedPlotly, loadPlotly } from './plotly-loader';
import type { Plotly, PlotlyPlace } from './plotly-type';
import { isPrinting, type Printable, whenPrinted } from './printing';
import { onSchemeChange } from './scheme';

const MIME_TYPE = 'application/vnd.plotly.v1+json';

import { measureText } from './text-measure';
import { leaveTouchesToPage, turnHint } from './touch';

/** Where its place has none yet. */
const USUAL_WIDTH = 700;

const waiting = new FigureQueue();

/**
 * Draws a Plotly figure from its data alone, before it comes into view, and again when the colours change.
 * Solid ones wait until they are near: a browser keeps only a few of them at once.
 */
class PlotlyFigure extends Widget implements IRenderMime.IRenderer, Printable {
  private readonly place: PlotlyPlace = element('div', { class: 'nabla-Figure-plot' });
  /** Whether the student wants it drawn although it has too much. */
  private isWanted = false;
  private figure: Figure | undefined;
  private controls: ControlBar | undefined;
  private plotly: Plotly | undefined;
  private drawing: Promise<void> | undefined;
  /** The width that it was drawn at. */
  private width = 0;
  private readonly resized = new ResizeObserver(() => this.fill());
  private readonly stops = [
    onSchemeChange(() => this.redraw()),
    whenPrinted(this),
    leaveTouchesToPage(this.place, () => this.figure?.solid === true),
  ];

  constructor() {
    super();
    this.addClass('nabla-Figure');
    this.place.addEventListener('wheel', leaveToPage, { capture: true });
    this.node.append(this.place);
  }

  async renderModel(model: IRenderMime.IMimeModel): Promise<void> {
    const given = model.data[MIME_TYPE];
    const tooMuch = isRecord(given) && !this.isWanted ? tooMuchIn(given) : undefined;
    if (tooMuch) return this.refuse(tooMuch, model);
    const figure = parseFigure(given);
    this.figure = figure;
    const { height } = fitted(figure, this.place.clientWidth || innerWidth, measureText);
    this.place.style.minHeight = `${height}px`;
    this.place.dataset.title = plainText(figure.title);
    this.place.setAttribute('role', 'figure');
    const description = model.data['text/plain'];
    this.place.setAttribute('aria-label', description ? String(description) : figure.title);
    this.controls = new ControlBar(figure.controls, figure.title, this.place);
    const hint = figure.solid ? [turnHint()] : [];
    this.node.replaceChildren(this.place, ...hint, this.controls.node);
    if (this.plotly) await this.draw();
    else this.drawInTime();
  }

  override dispose(): void {
    for (const stop of this.stops) stop();
    waiting.remove(this.place);
    this.resized.disconnect();
    this.plotly?.purge(this.place);
    super.dispose();
  }

  protected override onAfterShow(message: Message): void {
    super.onAfterShow(message);
    this.fill();
  }

  /** Draws it as it looks on paper; at once where Plotly is there. */
  toPaper(): Promise<unknown> {
    waiting.remove(this.place);
    return this.draw();
  }

  toScreen(): void {
    this.redraw();
  }

  private refuse(tooMuch: string, model: IRenderMime.IMimeModel): void {
    this.figure = undefined;
    waiting.remove(this.place);
    const drawIt = async () => {
      this.isWanted = true;
      await this.renderModel(model);
      this.drawInTime();
    };
    const note = `The figure is not drawn: ${tooMuch}. Drawing it may hold up this page for long.`;
    this.node.replaceChildren(
      element('p', { class: 'nabla-Figure-failure' }, note),
      element(
        'div',
        { class: 'nabla-Figure-controls' },
        element('button', { type: 'button', onclick: () => void drawIt() }, 'Draw it all the same'),
      ),
    );
  }

  private drawInTime(): void {
    waiting.add(this.place, () => this.draw(), !this.figure?.solid);
  }

  private redraw(): void {
    if (this.plotly) this.drawInTime();
  }

  /** One drawing after another: the steps of two would mix. */
  private draw(): Promise<void> {
    const drawing = this.drawing ? this.drawing.then(() => this.drawNow()) : this.drawNow();
    const over = drawing.finally(() => {
      if (this.drawing === over) this.drawing = undefined;
    });
    this.drawing = over;
    return over;
  }

  private async drawNow(): Promise<void> {
    if (!this.figure || this.isDisposed) return;
    try {
      this.plotly = loadedPlotly() ?? (await loadPlotly());
      if (this.isDisposed) return;
      await this.drawWith(this.plotly, this.figure);
      this.resized.observe(this.node);
      this.place.dataset.drawn = 'yes';
    } catch (error) {
      const note = `The figure could not be drawn: ${messageOf(error)}`;
      this.place.replaceChildren(element('p', { class: 'nabla-Figure-failure' }, note));
    }
  }

  private async drawWith(plotly: Plotly, figure: Figure): Promise<void> {
    this.width = this.place.clientWidth || USUAL_WIDTH;
    const { frames, ...fit } = fitted(figure, this.width, measureText);
    const now = (this.controls?.frames ?? []).reduce(atFrame, { ...fit, frames });
    await plotly.react(this.place, inColours(now, this.width));
    this.place.style.minHeight = '';
    if (frames.length > 0) await plotly.addFrames(this.place, [...frames]);
    this.controls?.connect(plotly);
    await this.controls?.restore();
  }

  private fill(): void {
    const { clientWidth } = this.place;
    if (clientWidth > 0 && clientWidth !== this.width && !isPrinting()) this.redraw();
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
