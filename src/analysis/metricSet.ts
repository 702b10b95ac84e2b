import type { SessionDate } from '../domain/bar.js';
import { type Figure, OVERFLOW, Unavailable } from './figure.js';
import {
  type DateMetricName,
  type MetricName,
  METRICS,
  type NumberMetricName,
  SERIES_METRICS,
  type SeriesMetricName,
} from './glossary.js';
import type { PeriodReturns } from './periods.js';
import type { SessionRatios } from './rolling.js';

/** What each metric is where it can be computed. */
export type MetricValues = { readonly [K in NumberMetricName]: number } & {
  readonly [K in DateMetricName]: SessionDate;
} & {
  /** Keyed by `2016-01`. */
  readonly monthly: PeriodReturns;
  /** Keyed by `2016`. */
  readonly yearly: PeriodReturns;
  /** Keyed by session, from the one of the 126th return on; null where the returns of that window do not vary. */
  readonly rollingSharpe126: SessionRatios;
};

/** The metrics of one strategy as they are written to a file: a null, here or within a series, has its reason. */
export type MetricSet = { readonly [K in keyof MetricValues]: MetricValues[K] | null } & {
  /** A clause for the reader, without a full stop, for each metric that is null or has a null in it. */
  readonly reasons: Readonly<Partial<Record<MetricName | SeriesMetricName, string>>>;
};

/** Figures by name, each of which may be unavailable. */
export type Figures<Name extends keyof MetricValues> = { readonly [K in Name]: Figure<MetricValues[K]> };

/**
 * The metrics in the order of the glossary, reasons apart; none is NaN or infinite.
 * @param absent why the figures that are not given could not be computed
 * @param rollingGaps why the rolling Sharpe ratio has nulls in it, if it has
 */
export function settle(
  figures: Partial<Figures<keyof MetricValues>>,
  absent: Unavailable | null,
  rollingGaps: string | null,
): MetricSet {
  const values: Record<string, unknown> = {};
  const reasons: Record<string, string> = {};
  for (const { name } of [...METRICS, ...SERIES_METRICS]) {
    const given = figures[name] ?? absent;
    const figure = typeof given === 'number' && !Number.isFinite(given) ? OVERFLOW : given;
    if (figure instanceof Unavailable) reasons[name] = figure.reason;
    values[name] = figure instanceof Unavailable ? null : figure;
  }
  if (rollingGaps !== null) reasons.rollingSharpe126 = rollingGaps;
  return { ...values, reasons } as MetricSet;
}
