const GRID = 'rgba(128, 128, 128, 0.25)';
const RULE = 'rgba(128, 128, 128, 0.6)';

const axis = {
  gridcolor: GRID,
  zerolinecolor: RULE,
  linecolor: RULE,
  tickcolor: RULE,
  automargin: true,
  ticks: 'outside',
  ticklen: 4,
  title: { standoff: 8, font: { size: 13 } },
};

const sceneAxis = { gridcolor: RULE, zerolinecolor: RULE, showbackground: false };

/**
 * The one Plotly template of all figures: transparent paper, mid-tone rules that are visible on
 * light and on dark pages, and one size for each kind of text.
 *
 * A page makes a figure its own with one key. All text inherits `layout.font`, so before drawing:
 *
 *     const { color, fontFamily } = getComputedStyle(element);
 *     layout = { ...layout, font: { ...layout.font, color, family: fontFamily } };
 *
 * and the same through `Plotly.relayout(element, { 'font.color': color })` when the theme changes.
 * No builder sets a text colour of its own. The grey below is for viewers that do neither: no one
 * colour reaches 4.5:1 on both white and #111; this one has 4.3:1 on both.
 */
export const TEMPLATE = {
  // On transparent paper Plotly outlines markers in the text colour's opposite.
  data: { scatter: [{ marker: { line: { width: 0 } } }] },
  layout: {
    paper_bgcolor: 'rgba(0,0,0,0)',
    plot_bgcolor: 'rgba(0,0,0,0)',
    font: {
      color: '#7a7a7a',
      family: 'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif',
      size: 12,
    },
    hovermode: 'closest',
    modebar: { bgcolor: 'rgba(0,0,0,0)', color: '#808080', activecolor: '#0072B2' },
    legend: { bgcolor: 'rgba(0,0,0,0)' },
    // The first labels of both axes meet in the corner: these keep out of the way.
    xaxis: { ...axis, ticklabelstandoff: 4 },
    yaxis: axis,
    scene: { xaxis: sceneAxis, yaxis: sceneAxis, zaxis: sceneAxis },
  },
};
