import type { Plotly } from './plotly-type';

declare global {
  interface Window {
    Plotly?: Plotly;
  }
}

/** The build puts Plotly beside the page under its version; the build replaces the name. */
declare const PLOTLY_VERSION: string;

let loading: Promise<Plotly> | undefined;

/** Loads Plotly from this server, once, when the first figure comes into view. */
export function loadPlotly(): Promise<Plotly> {
  loading ??= new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = `/static/plotly.js?v=${PLOTLY_VERSION}`;
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
