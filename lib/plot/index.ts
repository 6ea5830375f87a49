export { type BarOptions, barPlot } from './bar-plot';
export { contourPlot, type LandscapeOptions } from './contour-plot';
export { type DescentOptions, descentPlot } from './descent-plot';
export type { DisplayBundle } from './display';
export {
  type Field,
  type FieldOptions,
  fieldPlot,
  type GradientFieldOptions,
  gradientFieldPlot,
} from './field-plot';
export type { Figure, FigureOptions, Frame } from './figure';
export { type CurveOptions, functionPlot } from './function-plot';
export { type HistogramOptions, histogramPlot } from './histogram-plot';
export type { Interval } from './interval';
export type { Json, JsonObject } from './json';
export type { Domain } from './landscape';
export { type LossOptions, type LossRun, lossPlot } from './loss-plot';
export { PALETTE } from './palette';
export { type RateOptions, type RateRun, ratePlot } from './rate-plot';
export { type RegressionOptions, regressionPlot } from './regression-plot';
export { type Path, type Run, runThrough } from './run';
export { type ScatterOptions, scatterPlot } from './scatter-plot';
export { show } from './show';
export { type SliderOptions, type SliderStep, slider } from './slider';
export { type ApproachRun, type Stop, stoppingPlot } from './stopping-plot';
export { surfacePlot } from './surface-plot';
export { type Table, type TableCell, type TableOptions, table } from './table';
export { type TangentOptions, tangentPlot } from './tangent-plot';
