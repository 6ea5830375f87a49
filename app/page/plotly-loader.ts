import type { Plotly } from './plotly-type';

declare global {
  interface Window {
    Plotly?: Plotly;
  }
}

/** The build puts Plotly beside the page under its version; the build replaces the name. */
declare const PLOTLY_VERSION: string;

/** Where this server has it. */
export const PLOTLY_ADDRESS = `/static/plotly.js?v=${PLOTLY_VERSION}`;

let loading: Promise<Plotly> | undefined;

/** Plotly, if it is there already. */
export function loadedPlotly(): Plotly | undefined {
  return window.Plotly;
}

/** Loads Plotly from this server, once. */
export function loadPlotly(): Promise<Plotly> {
  loading ??= new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = PLOTLY_ADDRESS;
    script.onload = () => {
      if (window.Plotly) resolve(window.Plotly);
      else reject(new Error('Plotly did not start.'));
    };
    script.onerror = () => {
      loading = undefined;
      script.remove();
      reject(new Error('Plotly could not be loaded from the course server.'));
    };
    document.head.append(script);
  });
  return loading;
}
