import type { Trade } from '../backtest/result.js';
import type { SessionDate } from '../domain/bar.js';
import { type Figure, Unavailable } from './figure.js';
import { SESSIONS_A_YEAR } from './returns.js';

/**
 * 252 / N x the sum over sessions of min(bought, sold) / NAV of the session before; at fill prices, commissions apart.
 * @param nav N values in USD, above 0
 */
export function turnoverAnnual(sessions: readonly SessionDate[], nav: Float64Array, trades: readonly Trade[]): Figure {
  const traded = tradedBySession(trades);
  if (traded.has(sessions[0]!)) return new Unavailable('a trade at the first session has no NAV before it');
  let sum = 0;
  for (let i = 1; i < sessions.length; i++) {
    const value = traded.get(sessions[i]!);
    if (value) sum += Math.min(value.bought, value.sold) / nav[i - 1]!;
  }
  return (SESSIONS_A_YEAR / sessions.length) * sum;
}

/** USD bought and sold on each session that had a trade. */
function tradedBySession(trades: readonly Trade[]): Map<SessionDate, { bought: number; sold: number }> {
  const traded = new Map<SessionDate, { bought: number; sold: number }>();
  for (const { date, side, qty, price } of trades) {
    let value = traded.get(date);
    if (!value) traded.set(date, (value = { bought: 0, sold: 0 }));
    value[side === 'buy' ? 'bought' : 'sold'] += qty * price;
  }
  return traded;
}
