import { createHash } from 'node:crypto';
import type { Figure } from './figure-type';
import { escapeHtml, scriptJson } from './html';

/** The release that the figures are validated against, and the hash of its minified file. */
const CDN = {
  src: 'https://cdn.jsdelivr.net/npm/plotly.js-dist-min@4.1.1/plotly.min.js',
  integrity: 'sha384-AFNp2MtSm5/oZbEs/J19F/Ah57MEiVsoed8nE3fq2Wnccdl1u/EkyJ9XKKU8rt7+',
};

let drawn = 0;

/**
 * A figure as HTML for front ends that do not know Plotly's MIME type (JupyterLab, classic).
 *
 * The script asks the local server for Plotly first and the CDN second, once a page, and draws
 * with the page's own text colour and font. The description stands in the place until then and
 * stays when no Plotly can be had.
 *
 * @internal
 */
export function figureHtml({
  data,
  layout,
  frames = [],
  config = {},
  description,
}: Figure): string {
  drawn += 1;
  const source = { data, layout, frames, config };
  // Unique on a page, and the same whenever the notebook is run again.
  const content = createHash('sha256').update(JSON.stringify(source)).digest('hex').slice(0, 12);
  const id = `nabla-figure-${content}-${drawn}`;
  return `<div id="${id}" role="img" style="min-width: 640px" aria-label="${escapeHtml(description)}"><p>${escapeHtml(description)}</p></div>
<script type="module">
const load = ({ src, integrity }) => new Promise((resolve, reject) => {
  const script = document.createElement('script');
  if (integrity) Object.assign(script, { integrity, crossOrigin: 'anonymous' });
  Object.assign(script, { src, onload: () => resolve(window.Plotly), onerror: reject });
  document.head.append(script);
});
window.nablaPlotly ??= window.Plotly
  ? Promise.resolve(window.Plotly)
  : load({ src: '/static/plotly.js' }).catch(() => load(${scriptJson(CDN)}));
const Plotly = await window.nablaPlotly;
const place = document.getElementById(${scriptJson(id)});
const { data, layout, frames, config } = ${scriptJson(source)};
const { color, fontFamily } = getComputedStyle(place);
layout.font = { ...layout.font, color, family: fontFamily };
place.replaceChildren();
await Plotly.newPlot(place, { data, layout, frames, config });
</script>`;
}
