import { coverageIssues } from '../data/coverageIssues.js';
import type { LoadedData } from '../data/port.js';
import { failure, inputError } from '../domain/error.js';
import type { AuditSink } from '../execution/outcome.js';
import type { Strategy } from '../strategy/define.js';
import { StrategyRunner } from '../strategy/runner.js';
import { benchmarkOf } from './benchmark.js';
import { clockOf } from './clock.js';
import { coverageOf } from './coverage.js';
import { describeDrive } from './describe.js';
import { drive, type PanelWindow } from './drive.js';
import { panelOf } from './panelOf.js';
import type { BacktestResult } from './result.js';
import type { BacktestSettings } from './settings.js';
import { winnerOf } from './winner.js';

export interface BacktestInput {
  /** Bars from the look-back before the window to its end, of every symbol of the strategies and of the benchmark. */
  readonly data: LoadedData;
  readonly strategies: readonly Strategy[];
  readonly settings: BacktestSettings;
  /** What each strategy's engine was told and did; asked for by name of the strategy. */
  readonly auditOf?: (strategy: string) => AuditSink;
}

/**
 * Runs strategies over history, each with the whole capital, and names the winner.
 * @throws NavarchError when the window has no session, or no symbol of the strategies has a bar in it
 */
export function runBacktest({ data, strategies, settings, auditOf }: BacktestInput): BacktestResult {
  const panel = panelOf(data);
  const window = windowOf(data.sessions, settings);
  const coverage = coverageOf(data, panel, window);
  const traded = new Set(strategies.flatMap(({ universe }) => universe));
  if (!coverage.some(({ symbol, sessionsWithBar }) => traded.has(symbol) && sessionsWithBar > 0)) {
    throw noData(data, traded, settings);
  }
  const clock = clockOf(panel);
  const results = strategies.map((strategy) => {
    const runner = new StrategyRunner(strategy, settings, panel);
    const audit = auditOf?.(strategy.name) ?? null;
    return describeDrive(drive(panel, clock, window, runner, settings, audit), panel, window, settings);
  });
  const sessions = data.sessions.slice(window.first, window.last + 1);
  return {
    sessions,
    settings: { ...settings, from: sessions[0]!, to: sessions.at(-1)! },
    data: {
      source: data.source,
      sourceLabel: data.sourceLabel,
      synthetic: data.synthetic,
      fingerprint: data.fingerprint,
      from: sessions[0]!,
      to: sessions.at(-1)!,
      issues: [...data.issues, ...coverageIssues(data, { from: sessions[0]!, to: sessions.at(-1)! })],
      coverage,
    },
    strategies: results,
    benchmark: benchmarkOf(panel, window, settings.benchmark, settings.capital, settings.dividends),
    winner: winnerOf(results, settings),
  };
}

function windowOf(sessions: readonly string[], { from, to }: BacktestSettings): PanelWindow {
  const first = sessions.findIndex((date) => date >= from);
  const last = sessions.findLastIndex((date) => date <= to);
  if (first < 0 || last < first) throw inputError(`there is no session between ${from} and ${to}`);
  return { first, last };
}

function noData(data: LoadedData, traded: ReadonlySet<string>, { from, to }: BacktestSettings): Error {
  const which = traded.size > 5 ? `any of ${traded.size} symbols` : [...traded].join(', ');
  return failure(
    `No market data loaded: ${data.sourceLabel} has no bar of ${which} between ${from} and ${to}`,
    'Check the symbols and the dates.',
  );
}
