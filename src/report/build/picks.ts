import type { Decision, StrategyResult } from '../../backtest/result.js';
import type { PickSeries, Span } from '../charts/data.js';
import type { DecisionRow, PickShare } from '../model.js';

/** Rows of a calendar that can be read; the table beneath holds all. */
const MOST_ROWS = 40;

export function decisionRows(decisions: readonly Decision[]): DecisionRow[] {
  return decisions.map(({ date, picks, scores, toCash, ranking }) => ({
    date,
    picks: picks.map((symbol, i) => ({ symbol, score: scores[i] ?? null, toCash: toCash.includes(symbol) })),
    next: ranking.find(({ symbol }) => !picks.includes(symbol)) ?? null,
  }));
}

/** How often each symbol was picked, the most often first. */
export function pickShares(decisions: readonly Decision[]): PickShare[] {
  const times = new Map<string, number>();
  for (const { picks } of decisions) for (const symbol of picks) times.set(symbol, (times.get(symbol) ?? 0) + 1);
  return [...times]
    .map(([symbol, n]) => ({ symbol, times: n, share: n / decisions.length }))
    .sort((a, b) => b.times - a.times);
}

/** For each symbol the stretches of sessions from a decision that picked it to the next that did not. */
export function pickSeries(
  { decisions }: StrategyResult,
  shares: readonly PickShare[],
  placeOf: ReadonlyMap<string, number>,
  last: number,
  symbols: readonly string[],
): PickSeries {
  const rows = shares.slice(0, MOST_ROWS).map(({ symbol }) => {
    const spans: Span[] = [];
    decisions.forEach(({ date, picks }, i) => {
      if (!picks.includes(symbol)) return;
      const from = placeOf.get(date)!;
      const next = decisions[i + 1];
      const to = next ? placeOf.get(next.date)! - 1 : last;
      const before = spans.at(-1);
      if (before && before.to + 1 === from) spans[spans.length - 1] = { from: before.from, to };
      else spans.push({ from, to });
    });
    return { name: symbol, symbol: symbols.indexOf(symbol), spans };
  });
  return { rows };
}
