import type { ChartConfiguration } from 'chart.js';
import type { Theme } from '../theme.js';
import type { ChartData } from './data.js';
import { drawdownsChart } from './drawdowns.js';
import { picksChart } from './picks.js';
import { raceChart } from './race.js';
import type { ChartKind, ChartRef } from './ref.js';
import { rollingSharpeChart } from './rollingSharpe.js';
import { trackingChart } from './tracking.js';
import { weightsChart } from './weights.js';
import { yearlyChart } from './yearly.js';

/** Choices of a reader that a chart takes note of. */
export interface ChartChoices {
  /** A logarithmic axis in the race; undefined: as the figures suggest. */
  readonly log?: boolean | undefined;
}

type Maker = (data: ChartData, theme: Theme, group: number, choices: ChartChoices) => ChartConfiguration;

const MAKERS: Readonly<Record<ChartKind, Maker>> = {
  race: (data, theme, _group, { log }) => raceChart(data, theme, log),
  drawdowns: drawdownsChart,
  yearly: yearlyChart,
  'rolling-sharpe': rollingSharpeChart,
  weights: weightsChart,
  picks: picksChart,
  tracking: trackingChart,
};

/** The one place where charts are made, for the page and for the pictures alike. */
export function makeChart(
  ref: ChartRef,
  data: ChartData,
  theme: Theme,
  choices: ChartChoices = {},
): ChartConfiguration {
  const maker = MAKERS[ref.kind];
  return maker(data, theme, ref.group ?? 0, choices);
}
