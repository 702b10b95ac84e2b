import type { BacktestResult, StrategyResult } from './result.js';

/**
 * A backtest as the file that `--json` writes; its shape is part of the contract, and figures keep their full
 * precision.
 *
 * @param metricsOf the metrics of a strategy by its name, as plain values; null for the benchmark's own
 */
export function backtestJson(result: BacktestResult, metricsOf: (strategy: string | null) => unknown): object {
  const { source, sourceLabel, synthetic, fingerprint, from, to, issues, coverage } = result.data;
  const { winner, sessions } = result;
  return {
    schemaVersion: 1,
    data: {
      source,
      label: sourceLabel,
      synthetic,
      fingerprint,
      from,
      to,
      sessions: sessions.length,
      issues,
      coverage: coverage.map(({ present: _present, ...row }) => row),
    },
    settings: result.settings,
    strategies: Object.fromEntries(
      result.strategies.map((strategy) => [strategy.name, strategyJson(strategy, sessions, metricsOf(strategy.name))]),
    ),
    benchmark: result.benchmark && {
      symbol: result.benchmark.symbol,
      nav: series(sessions, result.benchmark.nav),
      metrics: metricsOf(null),
    },
    winner: {
      name: winner.name,
      finalNav: winner.finalNav,
      selectedBy: winner.selectedBy,
      score: winner.score,
      decidedOn: winner.decidedOn,
      weights: winner.weights,
      shares: winner.shares,
    },
  };
}

function strategyJson(strategy: StrategyResult, sessions: readonly string[], metrics: unknown): object {
  const { nav, cash } = strategy;
  return {
    title: strategy.title,
    description: strategy.description,
    rules: strategy.rules,
    universe: strategy.universe,
    finalNav: nav.at(-1),
    finalCash: cash.at(-1),
    positions: strategy.positions,
    nav: series(sessions, nav),
    trades: strategy.trades,
    decisions: strategy.decisions.map(({ date, picks, scores, toCash }) => ({
      date,
      picks,
      scores,
      ...(toCash.length > 0 ? { toCash } : {}),
    })),
    unfilled: strategy.unfilled,
    cashFlows: strategy.cashFlows,
    guardEvents: strategy.guardEvents,
    stale: strategy.stale,
    target: strategy.target,
    metrics,
    orderHash: strategy.orderHash,
    warnings: strategy.warnings,
  };
}

/** `[["2016-01-04", 100000], ...]`, null where there is no figure. */
function series(sessions: readonly string[], values: Float64Array): [string, number | null][] {
  return sessions.map((date, t) => [date, Number.isFinite(values[t]!) ? values[t]! : null]);
}
