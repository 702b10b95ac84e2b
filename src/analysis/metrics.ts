import type { Trade } from '../backtest/result.js';
import type { SessionDate } from '../domain/bar.js';
import { againstBenchmark } from './benchmark.js';
import { type DrawdownFigures, drawdownFigures } from './drawdownFigures.js';
import { exposure } from './exposure.js';
import { Unavailable } from './figure.js';
import { cagr, calmar, totalReturn } from './growth.js';
import { type Figures, type MetricSet, type MetricValues, settle } from './metricSet.js';
import { moments } from './moments.js';
import { finitePeriods, monthlyReturns, yearlyReturns } from './periods.js';
import { annualized, omega, sharpe, sortino, winRate } from './ratios.js';
import { dailyRiskFree, excessReturns, simpleReturns } from './returns.js';
import { rollingSharpe126 } from './rolling.js';
import { tail } from './tail.js';
import { turnoverAnnual } from './turnover.js';

export interface MetricsInput {
  /** N sessions of the window, ascending. */
  readonly sessions: readonly SessionDate[];
  /** N NAVs in USD, at the close of each session. */
  readonly nav: Float64Array;
  /** N values in USD: NAV less cash. */
  readonly holdings: Float64Array;
  readonly trades: readonly Trade[];
  /** N NAVs of the benchmark, NaN where unknown; null where there is none. */
  readonly benchmark: Float64Array | null;
  /** A fraction a year. It enters sharpe, sortino, alpha and rollingSharpe126; all else is of plain returns. */
  readonly riskFree: number;
}

/** Figures that a NAV at or below 0 still has: how far it fell, not by which returns. */
type LevelName = 'totalReturn' | 'cagr' | 'calmar' | keyof DrawdownFigures;
type ReturnName = Exclude<keyof MetricValues, LevelName | 'trades' | 'rollingSharpe126'>;

/**
 * Every metric of the definition of the group strategy. What cannot be computed is null, with a reason; no figure is
 * NaN or infinite.
 * @throws NavarchError (input) where the risk-free rate is not a number above -1.
 */
export function computeMetrics(input: MetricsInput): MetricSet {
  const dailyRate = dailyRiskFree(input.riskFree);
  const unknown = whyUnknown(input);
  const noReturns = unknown ?? whyNoReturns(input);
  const levels = { trades: input.trades.length, ...(unknown ? {} : levelFigures(input)) };
  if (noReturns) return settle(levels, noReturns, null);
  const returns = simpleReturns(input.nav);
  const rolling = rollingSharpe126(input.sessions, excessReturns(returns, dailyRate));
  const figures = { ...levels, ...returnFigures(input, returns, dailyRate), rollingSharpe126: rolling.ratios };
  return settle(figures, null, rolling.gaps);
}

function levelFigures({ sessions, nav }: MetricsInput): Figures<LevelName> {
  const growth = cagr(sessions, nav);
  const fall = drawdownFigures(sessions, nav);
  return { totalReturn: totalReturn(nav), cagr: growth, calmar: calmar(growth, fall.maxDrawdown), ...fall };
}

function returnFigures(input: MetricsInput, returns: Float64Array, dailyRate: number): Figures<ReturnName> {
  const { sessions, nav } = input;
  const sample = moments(returns);
  const { best, worst, ...percentiles } = tail(returns);
  const monthly = monthlyReturns(sessions, nav);
  const yearly = yearlyReturns(sessions, nav);
  return {
    volatility: annualized(sample.deviation),
    sharpe: sharpe(sample, dailyRate),
    sortino: sortino(returns, sample, dailyRate),
    ...percentiles,
    skew: sample.skewness,
    kurtosis: sample.kurtosis,
    omega: omega(returns),
    winRateDaily: winRate(returns),
    bestDay: best,
    worstDay: worst,
    bestMonth: Math.max(...Object.values(monthly)),
    worstMonth: Math.min(...Object.values(monthly)),
    bestYear: Math.max(...Object.values(yearly)),
    worstYear: Math.min(...Object.values(yearly)),
    exposure: exposure(input.holdings, nav),
    turnoverAnnual: turnoverAnnual(sessions, nav, input.trades),
    ...againstBenchmark(returns, input.benchmark, dailyRate),
    monthly: finitePeriods(monthly),
    yearly: finitePeriods(yearly),
  };
}

function whyUnknown({ sessions, nav }: MetricsInput): Unavailable | null {
  if (sessions.length === 0) return new Unavailable('the window has no session');
  const gap = nav.findIndex((value) => !Number.isFinite(value));
  if (gap >= 0) return new Unavailable(`the NAV of ${sessions[gap]} is not known`);
  return nav[0]! > 0 ? null : new Unavailable('the first NAV is not above 0');
}

function whyNoReturns({ sessions, nav }: MetricsInput): Unavailable | null {
  const ruined = nav.findIndex((value) => value <= 0);
  if (ruined < 0) return null;
  return new Unavailable(`the NAV of ${sessions[ruined]} is not above 0, so that returns are undefined from there`);
}
