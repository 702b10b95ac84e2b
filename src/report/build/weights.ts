import { holdingsOverTime } from '../../analysis/weights.js';
import type { BacktestResult, StrategyResult } from '../../backtest/result.js';
import type { WeightSeries } from '../charts/data.js';
import type { WeightRow } from '../model.js';
import { everyFewSessions } from '../sampling.js';

/** Areas that can be told apart; the smaller holdings of a large universe are drawn as one. */
const MOST_AREAS = 16;
/** Sessions at which areas are drawn. */
const MOST_STEPS = 520;

export interface Weights {
  readonly series: WeightSeries;
  readonly monthly: readonly WeightRow[];
}

interface Line {
  readonly name: string;
  readonly symbol: number | null;
  readonly values: Float64Array;
}

/** What a group held over time, for its chart and, at the ends of months, for its table. */
export function weightsOf(
  { sessions }: BacktestResult,
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
  const at = everyFewSessions(sessions.length, MOST_STEPS);
  return {
    series: {
      at,
      rows: shown.map(({ name, symbol, values }) => ({ name, symbol, values: at.map((t) => thousandths(values[t]!)) })),
    },
    monthly: monthEnds(sessions).map((t) => ({ date: sessions[t]!, weights: shown.map(({ values }) => values[t]!) })),
  };
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
  return Number.isFinite(weight) ? Math.round(weight * 1000) : 0;
}

function monthEnds(sessions: readonly string[]): number[] {
  return sessions.flatMap((date, t) => (sessions[t + 1]?.slice(0, 7) === date.slice(0, 7) ? [] : [t]));
}
