import type { BacktestAnalysis } from '../../analysis/analyse.js';
import type { MetricSet } from '../../analysis/metricSet.js';
import type { BacktestResult } from '../../backtest/result.js';
import type { Margin, RankRow, SummaryModel } from '../model.js';

export function summaryOf(result: BacktestResult, analysis: BacktestAnalysis): SummaryModel {
  const { winner, strategies, benchmark } = result;
  const others = strategies
    .filter(({ name }) => name !== winner.name)
    .map(({ name, nav }) => ({ name, nav: nav.at(-1)! }));
  const second = others.toSorted((a, b) => b.nav - a.nav)[0];
  const benchmarkNav = benchmark?.nav.at(-1) ?? Number.NaN;
  const target = Object.entries(winner.shares).map(([symbol, shares]) => ({
    symbol,
    shares,
    weight: winner.weights[symbol] ?? 0,
  }));
  return {
    winner: winner.name,
    winnerTitle: strategies.find(({ name }) => name === winner.name)!.title,
    selectedBy: winner.selectedBy,
    momentum: winner.selectedBy === 'momentum' ? winner.score : null,
    capital: result.settings.capital,
    ranking: rankingOf(result, analysis),
    second: second ? marginOver(winner.finalNav, second.name, second.nav) : null,
    benchmark:
      benchmark && Number.isFinite(benchmarkNav) ? marginOver(winner.finalNav, benchmark.symbol, benchmarkNav) : null,
    decidedOn: winner.decidedOn,
    target,
    cashWeight: 1 - target.reduce((sum, { weight }) => sum + weight, 0),
  };
}

function marginOver(nav: number, name: string, other: number): Margin {
  return { name, finalNav: other, usd: nav - other, fraction: (nav - other) / other };
}

function rankingOf({ strategies, winner, benchmark }: BacktestResult, analysis: BacktestAnalysis): RankRow[] {
  const groups = strategies.map(({ name, nav }, group) => ({
    name,
    kind: 'group' as const,
    group,
    winner: name === winner.name,
    finalNav: nav.at(-1)!,
    ...figuresOf(analysis.metrics[name]),
  }));
  const ranked = groups.toSorted((a, b) => b.finalNav - a.finalNav);
  if (!benchmark) return ranked;
  const last = benchmark.nav.at(-1)!;
  const row = { name: benchmark.symbol, kind: 'benchmark' as const, group: null, winner: false };
  return [...ranked, { ...row, finalNav: Number.isFinite(last) ? last : null, ...figuresOf(analysis.benchmark) }];
}

function figuresOf(metrics: MetricSet | null | undefined) {
  return {
    totalReturn: metrics?.totalReturn ?? null,
    cagr: metrics?.cagr ?? null,
    volatility: metrics?.volatility ?? null,
    sharpe: metrics?.sharpe ?? null,
    maxDrawdown: metrics?.maxDrawdown ?? null,
  };
}
