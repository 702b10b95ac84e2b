import type { Trade } from '../backtest/result.js';
import type { SessionDate } from '../domain/bar.js';
import { tradesBySymbol } from './tradesBySymbol.js';

/**
 * What each symbol weighed at each close: shares held x last known mark / NAV. One series a symbol, in the order of
 * `symbols`, with one fraction a session; NaN where the NAV is not above 0. What they lack to 1 is cash.
 * @param trades in order of time; those before the first session count as held
 * @param markOf USD a share at the close, NaN where there is none; a held symbol then keeps its last one, or the
 *   price it was bought at
 * @param nav USD, one a session
 */
export function holdingsOverTime(
  sessions: readonly SessionDate[],
  symbols: readonly string[],
  trades: readonly Trade[],
  markOf: (symbolIndex: number, sessionIndex: number) => number,
  nav: Float64Array,
): Float64Array[] {
  const tradesOf = tradesBySymbol(trades);
  return symbols.map((symbol, s) => weightsOf(sessions, tradesOf.get(symbol) ?? [], (t) => markOf(s, t), nav));
}

function weightsOf(
  sessions: readonly SessionDate[],
  trades: readonly Trade[],
  markAt: (sessionIndex: number) => number,
  nav: Float64Array,
): Float64Array {
  const weights = new Float64Array(sessions.length);
  let next = 0;
  let shares = 0;
  let mark = NaN;
  for (let t = 0; t < sessions.length; t++) {
    for (; next < trades.length && trades[next]!.date <= sessions[t]!; next++) {
      shares += trades[next]!.side === 'buy' ? trades[next]!.qty : -trades[next]!.qty;
      if (Number.isNaN(mark)) mark = trades[next]!.price;
    }
    const today = markAt(t);
    if (Number.isFinite(today)) mark = today;
    if (!(nav[t]! > 0)) weights[t] = NaN;
    else if (shares !== 0) weights[t] = (shares * mark) / nav[t]!;
  }
  return weights;
}
