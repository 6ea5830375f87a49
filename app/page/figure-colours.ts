import { type Fields, isRecord } from '../is-record';
import type { Figure } from './figure';
import { isDark } from './scheme';
import { isTouched } from './touch';

interface Colours {
  readonly ink: string;
  readonly grid: string;
  readonly axis: string;
  readonly surface: string;
}

const LIGHT: Colours = { ink: '#1f2328', grid: '#e6e2d9', axis: '#8a8578', surface: '#ffffff' };
const DARK: Colours = { ink: '#e4e7eb', grid: '#343b44', axis: '#7b838d', surface: '#1b1f25' };

export const FONT_FAMILY = 'system-ui, -apple-system, "Segoe UI", Roboto, sans-serif';

/** Okabe and Ito's palette, which most colour-blind people can tell apart; black is left to the text. */
const PALETTE = ['#0072B2', '#D55E00', '#009E73', '#CC79A7', '#E69F00', '#56B4E9', '#F0E442'];

const CONFIG = {
  responsive: false,
  displaylogo: false,
  scrollZoom: false,
  showSendToCloud: false,
  modeBarButtonsToRemove: ['sendDataToCloud', 'lasso2d', 'select2d', 'autoScale2d'],
};

/**
 * A figure with the page's type and colours wherever it names none itself, and the width of its place.
 * What a reader turned, zoomed or hid stays so when it is drawn anew.
 */
export function inColours(figure: Figure, width: number): Fields {
  const colours = isDark() ? DARK : LIGHT;
  const { width: _width, template, ...layout } = figure.layout;
  return {
    data: structuredClone(figure.data),
    layout: {
      margin: figure.solid ? { l: 8, r: 8, t: 48, b: 16 } : { l: 60, r: 24, t: 56, b: 52 },
      uirevision: 'kept',
      ...structuredClone(layout),
      template: templateOf(template, colours),
      height: figure.height,
      width,
      ...(isTouched() && !figure.solid ? { dragmode: false } : {}),
    },
    // Fingers would only meet it by accident; the picture is saved by a button below.
    config: { ...CONFIG, displayModeBar: isTouched() ? false : 'hover' },
  };
}

function templateOf(own: unknown, colours: Colours): Fields {
  const base = baseTemplate(colours);
  if (!isRecord(own) || !isRecord(own.layout)) return base;
  const { xaxis, yaxis } = own.layout;
  const axes = { xaxis: axisOf(xaxis, base), yaxis: axisOf(yaxis, base) };
  return { ...own, layout: { ...own.layout, ...base.layout, ...axes } };
}

/** The figure's own ticks in the page's colours. */
function axisOf(own: unknown, base: ReturnType<typeof baseTemplate>): Fields {
  return isRecord(own) ? { ...own, ...base.layout.xaxis } : base.layout.xaxis;
}

function baseTemplate({ ink, grid, axis, surface }: Colours) {
  const line = { gridcolor: grid, zerolinecolor: axis, linecolor: axis, tickcolor: axis };
  const flat = { ...line, automargin: true, title: { standoff: 10 } };
  const wall = { ...line, backgroundcolor: surface, showbackground: true };
  const control = { bgcolor: surface, bordercolor: axis, font: { color: ink } };
  return {
    layout: {
      colorway: PALETTE,
      font: {
        family: FONT_FAMILY,
        size: 13,
        color: ink,
      },
      title: { font: { size: 16 }, x: 0.02, xanchor: 'left' },
      paper_bgcolor: surface,
      plot_bgcolor: surface,
      hoverlabel: { bgcolor: surface, bordercolor: axis, font: { color: ink } },
      legend: { bgcolor: 'rgba(0,0,0,0)' },
      modebar: { bgcolor: surface, color: axis, activecolor: ink },
      xaxis: flat,
      yaxis: flat,
      scene: {
        xaxis: wall,
        yaxis: wall,
        zaxis: wall,
        bgcolor: surface,
        camera: { eye: { x: 1.5, y: 1.5, z: 1.0 } },
      },
      sliderdefaults: { ...control, activebgcolor: axis, tickcolor: axis },
      updatemenudefaults: control,
    },
  };
}
