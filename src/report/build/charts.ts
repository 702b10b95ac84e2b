import type { BacktestAnalysis } from '../../analysis/analyse.js';
import { underwater } from '../../analysis/drawdown.js';
import { leaderOverTime } from '../../analysis/leader.js';
import type { MetricSet } from '../../analysis/metricSet.js';
import type { BacktestResult } from '../../backtest/result.js';
import type { ChartData, Maybe } from '../charts/data.js';
import { visibleSessions } from '../sampling.js';
import { pickSeries, pickShares } from './picks.js';
import type { Weights } from './weights.js';

const SHARPE_WINDOW = 126;

/** All symbols of the groups, in the order in which they first stand in one. */
export function symbolsOf({ strategies }: BacktestResult): string[] {
  return [...new Set(strategies.flatMap(({ universe }) => universe))];
}

export function chartDataOf(
  result: BacktestResult,
  analysis: BacktestAnalysis,
  depths: readonly Float64Array[],
  weights: readonly Weights[],
): ChartData {
  const { sessions, settings, strategies, benchmark, winner } = result;
  const placeOf = new Map(sessions.map((date, t) => [date, t]));
  const symbols = symbolsOf(result);
  const last = sessions.length - 1;
  const navs = strategies.map(({ nav }) => nav);
  const at = visibleSessions(benchmark ? [...navs, benchmark.nav] : navs, sessions.length);
  const years = [...new Set(sessions.map((date) => date.slice(0, 4)))];
  const line = (nav: Float64Array, below: Float64Array, metrics: MetricSet | null) => ({
    nav: pick(at, nav, 2),
    drawdown: pick(at, below, 5),
    sharpe: at.map((t) => rounded(metrics?.rollingSharpe126?.[sessions[t]!] ?? Number.NaN, 3)),
    yearly: years.map((year) => metrics?.yearly?.[year] ?? null),
  });
  return {
    sessions,
    at,
    capital: settings.capital,
    years,
    symbols,
    drawdownThreshold: settings.drawdownThreshold,
    sharpeWindow: SHARPE_WINDOW,
    leader: leaderSpans(navs),
    benchmark: benchmark && {
      name: benchmark.symbol,
      ...line(benchmark.nav, knownUnderwater(benchmark.nav), analysis.benchmark),
    },
    groups: strategies.map((strategy, i) => ({
      name: strategy.name,
      winner: strategy.name === winner.name,
      ...line(strategy.nav, depths[i]!, analysis.metrics[strategy.name]!),
      weights: weights[i]!.series,
      picks: pickSeries(strategy, pickShares(strategy.decisions), placeOf, last, symbols),
      guard: strategy.guardEvents.map(({ date }) => placeOf.get(date)!),
    })),
  };
}

/** Stretches of one leader. */
function leaderSpans(navs: readonly Float64Array[]): ChartData['leader'] {
  const spans: { group: number; from: number; to: number }[] = [];
  leaderOverTime(navs).forEach((group, t) => {
    const span = spans.at(-1);
    if (span?.group === group) span.to = t;
    else if (group >= 0) spans.push({ group, from: t, to: t });
  });
  return spans;
}

/** The drawdown from the first known NAV on; NaN before it. */
function knownUnderwater(nav: Float64Array): Float64Array {
  const first = nav.findIndex((value) => Number.isFinite(value));
  const depths = new Float64Array(nav.length).fill(Number.NaN);
  if (first >= 0) depths.set(underwater(nav.subarray(first)), first);
  return depths;
}

function pick(at: readonly number[], values: Float64Array, digits: number): Maybe[] {
  return at.map((t) => rounded(values[t]!, digits));
}

function rounded(value: number, digits: number): Maybe {
  if (!Number.isFinite(value)) return null;
  const scale = 10 ** digits;
  return Math.round(value * scale) / scale + 0;
}
