export type { Arrow } from './arrow-trace';
export { type BarOptions, barPlot } from './bar-plot';
export { type BoundaryOptions, boundaryPlot } from './boundary-plot';
export { type CompassOptions, compassPlot } from './compass-plot';
export { componentPlot } from './component-plot';
export { type ConstraintOptions, constraintPlot } from './constraint-plot';
export { type ContourOptions, contourPlot, type LandscapeOptions } from './contour-plot';
export { curvaturePlot } from './curvature-plot';
export { type DescentOptions, descentPlot } from './descent-plot';
export type { DisplayBundle } from './display';
export { equalAxes } from './equal-axes';
export { type ErrorOptions, errorPlot } from './error-plot';
export { exampleLossesPlot } from './example-losses-plot';
export {
  type Field,
  type FieldOptions,
  fieldPlot,
  type GradientFieldOptions,
  gradientFieldPlot,
} from './field-plot';
export type { Figure, FigureOptions, Frame } from './figure-type';
export { type CurveOptions, type FunctionOptions, functionPlot } from './function-plot';
export { type GradientCloudOptions, gradientCloudPlot } from './gradient-cloud-plot';
export { halfPrecisionPlot } from './half-precision-plot';
export { type HeatmapOptions, heatmapPlot } from './heatmap-plot';
export { type HistogramOptions, histogramPlot } from './histogram-plot';
export type { Interval } from './interval';
export type { Json, JsonObject } from './json';
export type { Domain } from './landscape';
export { type LineOptions, linePlot, type Series } from './line-plot';
export { type LineSearchOptions, lineSearchPlot } from './line-search-plot';
export { type LossPlaneOptions, lossPlanePlot } from './loss-plane-plot';
export { type LossOptions, type LossRun, lossPlot } from './loss-plot';
export { type MomentumMapOptions, momentumMapPlot } from './momentum-map-plot';
export { type NewtonPlotOptions, newtonPlot } from './newton-plot';
export { PALETTE } from './palette';
export { type RaceOptions, racePlot } from './race-plot';
export { type RateFinderPlotOptions, rateFinderPlot } from './rate-finder-plot';
export { type RateOptions, type RateRun, ratePlot } from './rate-plot';
export { type RegressionOptions, regressionPlot } from './regression-plot';
export { type Path, type Run, runThrough } from './run';
export { type ScatterOptions, scatterPlot } from './scatter-plot';
export { type ScheduleOptions, schedulePlot } from './schedule-plot';
export { searchCloudPlot } from './search-cloud-plot';
export { type SecantOptions, secantPlot } from './secant-plot';
export { show } from './show';
export { type Signals, signalPlot } from './signal-plot';
export { type SliceOptions, slicePlot } from './slice-plot';
export { type SliderOptions, type SliderStep, slider } from './slider';
export { type SlopeLineOptions, slopeLinePlot } from './slope-line-plot';
export { type StepPartsOptions, type SteppedRun, stepPartsPlot } from './step-parts-plot';
export { type ApproachRun, type Stop, stoppingPlot } from './stopping-plot';
export { type SurfaceOptions, surfacePlot } from './surface-plot';
export { type TableOptions, table } from './table';
export type { Table, TableCell } from './table-type';
export { type TangentOptions, tangentPlot } from './tangent-plot';
export { type TaylorCoefficients, taylorPlot } from './taylor-plot';
export { type RatedRun, type TrainingOptions, trainingPlot } from './training-plot';
