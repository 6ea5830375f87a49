import type { Fields } from '../is-record';

/** An element that Plotly draws in; it tells of what happens there once a figure is drawn. */
export interface PlotlyPlace extends HTMLElement {
  on?(event: 'plotly_animatingframe', react: (frame: { readonly name: string }) => void): void;
  removeAllListeners?(event: 'plotly_animatingframe'): void;
}

type Change = (place: HTMLElement, ...args: unknown[]) => Promise<unknown>;

/** What is used of Plotly. */
export interface Plotly {
  react(place: HTMLElement, figure: Fields): Promise<unknown>;
  addFrames(place: HTMLElement, frames: Fields[]): Promise<unknown>;
  downloadImage(place: HTMLElement, options: Fields): Promise<unknown>;
  purge(place: HTMLElement): void;
  readonly animate: Change;
  readonly restyle: Change;
  readonly relayout: Change;
  readonly update: Change;
}
