import { meanOver, type MonthSpan } from '../../analysis/monthlyWeights.js';
import { holdingsOverTime } from '../../analysis/weights.js';
import type { BacktestResult, StrategyResult } from '../../backtest/result.js';
import type { WeightSeries } from '../charts/data.js';
import type { WeightRow } from '../model.js';

/** Areas that can be told apart; the smaller holdings of a large universe are drawn as one. */
const MOST_AREAS = 16;
/** Beyond a year or so single sessions are too fine for the eye: months are drawn by their means. */
const MOST_SESSIONS = 300;

export interface Weights {
  readonly series: WeightSeries;
  readonly monthly: readonly WeightRow[];
}

interface Line {
  readonly name: string;
  readonly symbol: number | null;
  readonly values: Float64Array;
}

/** What a group held over time, for its chart and, by month, for its table. */
export function weightsOf(
  { sessions }: BacktestResult,
  months: readonly MonthSpan[],
  strategy: StrategyResult,
  closes: ReadonlyMap<string, Float64Array>,
  symbols: readonly string[],
): Weights {
  const held = [...new Set(strategy.trades.map(({ symbol }) => symbol))];
  const marks = held.map((symbol) => closes.get(symbol));
  const weights = holdingsOverTime(
    sessions,
    held,
    strategy.trades,
    (s, t) => marks[s]?.[t] ?? Number.NaN,
    strategy.nav,
  );
  const lines = held.map((name, s) => ({ name, symbol: symbols.indexOf(name), values: weights[s]! }));
  const shown = [...largest(lines), cashLine(strategy)];
  const means = shown.map(({ values }) => meanOver(values, months));
  const byMonth = sessions.length > MOST_SESSIONS;
  const rows = shown.map(({ name, symbol, values }, k) => ({
    name,
    symbol,
    values: Array.from(byMonth ? toEnds(means[k]!) : values, thousandths),
  }));
  return {
    series: { byMonth, at: byMonth ? middles(months, sessions.length - 1) : Array.from(sessions, (_, t) => t), rows },
    monthly: months.map(({ from }, m) => ({
      month: sessions[from]!.slice(0, 7),
      weights: means.map((mean) => mean[m]!),
    })),
  };
}

/** A month's mean stands at its middle; the first and the last reach to the ends of the axis. */
function middles(months: readonly MonthSpan[], last: number): number[] {
  return [0, ...months.map(({ from, to }) => (from + to) / 2), last];
}

function toEnds(means: Float64Array): Float64Array {
  return Float64Array.of(means[0] ?? 0, ...means, means.at(-1) ?? 0);
}

/** The lines in the order of the symbols; beyond the limit the smallest are added up. */
function largest(lines: readonly Line[]): Line[] {
  const bySize = lines.toSorted((a, b) => total(b) - total(a));
  const shown = bySize.slice(0, MOST_AREAS).toSorted((a, b) => a.symbol! - b.symbol!);
  const rest = bySize.slice(MOST_AREAS);
  if (rest.length === 0) return shown;
  const values = rest[0]!.values.map((_, t) => rest.reduce((sum, line) => sum + line.values[t]!, 0));
  return [...shown, { name: `${rest.length} others`, symbol: lines.length, values }];
}

function cashLine({ nav, cash }: StrategyResult): Line {
  return { name: 'cash', symbol: null, values: cash.map((usd, t) => usd / nav[t]!) };
}

function total({ values }: Line): number {
  return values.reduce((sum, value) => sum + (Number.isFinite(value) ? value : 0), 0);
}

function thousandths(weight: number): number {
  return Number.isFinite(weight) ? Math.round(weight * 1000) + 0 : 0;
}
