import { type BacktestInput, runBacktest } from '../../src/backtest/run.js';
import type { BacktestResult } from '../../src/backtest/result.js';
import { type BacktestSettings, DEFAULT_SETTINGS } from '../../src/backtest/settings.js';
import { fingerprintOf } from '../../src/data/fingerprint.js';
import type { LoadedData, SymbolData } from '../../src/data/port.js';
import { barColumns } from '../../src/domain/bar.js';
import { sessionAt, sessionOrdinal } from '../../src/market/calendar.js';
import { defineStrategy, type CustomHold, type Strategy } from '../../src/strategy/define.js';
import { schedule } from '../../src/strategy/schedule.js';

/** One symbol's prices, a figure a session; NaN where it did not trade. The open is the close unless given. */
export interface Prices {
  readonly close: readonly number[];
  readonly open?: readonly number[];
  readonly volume?: readonly number[];
  /** USD a share by the row of the ex-date. */
  readonly dividends?: Readonly<Record<number, number>>;
}

/** Data as a source would hand it out: sessions of the exchange from `start` on, a figure of each column a session. */
export function marketOf(prices: Readonly<Record<string, Prices>>, start = '2024-01-02'): LoadedData {
  const length = Math.max(...Object.values(prices).map(({ close }) => close.length));
  const first = sessionOrdinal(start);
  const sessions = Array.from({ length }, (_, t) => sessionAt(first + t));
  const symbols = Object.entries(prices).map(([symbol, columns]) => symbolOf(symbol, columns, sessions));
  const fingerprint = fingerprintOf(symbols, sessions);
  return { source: 'csv', sourceLabel: 'by hand', synthetic: false, sessions, symbols, fingerprint, issues: [] };
}

function symbolOf(symbol: string, prices: Prices, sessions: readonly string[]): SymbolData {
  const { close, open = close, volume } = prices;
  const rows = close.map((price, t) => ({
    date: sessions[t]!,
    open: open[t]!,
    high: Math.max(open[t]!, price),
    low: Math.min(open[t]!, price),
    close: price,
    volume: volume?.[t] ?? 1000,
  }));
  return {
    symbol,
    bars: barColumns(rows.filter((row) => !(Number.isNaN(row.open) && Number.isNaN(row.close)))),
    splits: [],
    dividends: Object.entries(prices.dividends ?? {}).map(([t, amount]) => ({
      symbol,
      exDate: sessions[Number(t)]!,
      amount,
    })),
    dividendsKnown: null,
  };
}

/** Runs strategies over all sessions of the data, with the settings of the definition unless given. */
export function runOn(
  data: LoadedData,
  strategies: readonly Strategy[],
  settings: Partial<BacktestSettings> = {},
  auditOf?: BacktestInput['auditOf'],
): BacktestResult {
  const window = { from: data.sessions[0]!, to: data.sessions.at(-1)! };
  const names = strategies.map(({ name }) => name);
  const all: BacktestSettings = {
    ...DEFAULT_SETTINGS,
    benchmark: data.symbols[0]!.symbol,
    ...window,
    strategies: names,
    ...settings,
  };
  return runBacktest({ data, strategies, settings: all, ...(auditOf && { auditOf }) });
}

/** A strategy that holds, from the close of row t on, the weights that `plan` has for t; other rows decide nothing. */
export function scripted(plan: Readonly<Record<number, Record<string, number>>>, name = 'SCRIPT'): Strategy {
  const universe = [...new Set(Object.values(plan).flatMap((weights) => Object.keys(weights)))].sort();
  const weights: CustomHold['weights'] = (history) => plan[history.length - 1] ?? null;
  return defineStrategy({
    name,
    when: schedule('decides by script', () => true),
    hold: { universe, lookback: 0, weights },
  });
}

/** `count` figures, each made of its place. */
export function numbers(count: number, of: (t: number) => number): number[] {
  return Array.from({ length: count }, (_, t) => of(t));
}
