import { untilCalm } from './calm';
import { loadPlotly, PLOTLY_ADDRESS } from './plotly-loader';

/**
 * Its large script takes a processor while it is read and stops the page for half a second when it starts: so long
 * the reader must have been still.
 */
const CALM_MS = 1000;

/** Has Plotly ready before the first figure is there: fetched and then started while the reader does nothing. */
export async function loadPlotlyAhead(): Promise<void> {
  await untilCalm(CALM_MS);
  const link = document.createElement('link');
  link.rel = 'preload';
  link.as = 'script';
  link.href = PLOTLY_ADDRESS;
  const fetched = new Promise<void>((resolve) => {
    link.onload = () => resolve();
  });
  document.head.append(link);
  await fetched;
  await untilCalm(CALM_MS);
  await loadPlotly();
}
