import type { Trade } from '../../src/backtest/result.js';
import type { MetricsInput } from '../../src/analysis/metrics.js';
import { sessionsBetween } from '../../src/market/calendar.js';

const SESSIONS = sessionsBetween('2016-01-04', '2025-12-31');

/** The first `n` sessions from 2016-01-04 on. */
export function sessionsOf(n: number): string[] {
  return SESSIONS.slice(0, n);
}

/** What the metrics ask for, of a NAV alone: nothing held, no trade, no benchmark. */
export function inputOf(nav: readonly number[], rest: Partial<MetricsInput> = {}): MetricsInput {
  return {
    sessions: sessionsOf(nav.length),
    nav: Float64Array.from(nav),
    holdings: new Float64Array(nav.length),
    trades: [],
    benchmark: null,
    riskFree: 0,
    ...rest,
  };
}

/** NAVs that start at 100 and earn these returns. */
export function navOf(returns: readonly number[]): number[] {
  const nav = [100];
  for (const r of returns) nav.push(nav.at(-1)! * (1 + r));
  return nav;
}

export function trade(
  date: string,
  side: Trade['side'],
  qty: number,
  price: number,
  symbol = 'SPY',
  commission = 0,
): Trade {
  return { date, symbol, side, qty, price, commission };
}
