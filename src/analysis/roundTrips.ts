import type { Trade } from '../backtest/result.js';
import type { SessionDate } from '../domain/bar.js';
import { daysBetween } from '../market/date.js';
import { tradesBySymbol } from './tradesBySymbol.js';

/** Shares that were bought together and sold together. */
export interface RoundTrip {
  readonly symbol: string;
  readonly entryDate: SessionDate;
  readonly exitDate: SessionDate;
  readonly qty: number;
  /** USD a share, slippage included. */
  readonly entryPrice: number;
  readonly exitPrice: number;
  /** USD after the commissions' share; dividends are not in it. */
  readonly pnl: number;
  /** pnl / what the shares cost, commission included: a fraction. */
  readonly return: number;
  /** Calendar days from entry to exit. */
  readonly days: number;
}

/**
 * The closed round trips, first in first out, in order of exit: a sale that empties several purchases gives several.
 * Shares sold without a purchase among the trades have no entry, and are left out.
 * @param trades in order of time
 */
export function roundTrips(trades: readonly Trade[]): RoundTrip[] {
  const trips = [...tradesBySymbol(trades).values()].flatMap(tripsOfSymbol);
  return trips.sort((a, b) => (a.exitDate < b.exitDate ? -1 : a.exitDate > b.exitDate ? 1 : 0));
}

interface Lot {
  readonly buy: Trade;
  left: number;
}

function tripsOfSymbol(trades: readonly Trade[]): RoundTrip[] {
  const lots: Lot[] = [];
  const trips: RoundTrip[] = [];
  for (const trade of trades) {
    if (trade.side === 'buy') {
      lots.push({ buy: trade, left: trade.qty });
      continue;
    }
    for (let open = trade.qty; open > 0 && lots.length > 0;) {
      const lot = lots[0]!;
      const qty = Math.min(open, lot.left);
      trips.push(roundTrip(lot.buy, trade, qty));
      open -= qty;
      lot.left -= qty;
      if (lot.left === 0) lots.shift();
    }
  }
  return trips;
}

function roundTrip(buy: Trade, sell: Trade, qty: number): RoundTrip {
  const cost = qty * (buy.price + buy.commission / buy.qty);
  const proceeds = qty * (sell.price - sell.commission / sell.qty);
  return {
    symbol: buy.symbol,
    entryDate: buy.date,
    exitDate: sell.date,
    qty,
    entryPrice: buy.price,
    exitPrice: sell.price,
    pnl: proceeds - cost,
    return: (proceeds - cost) / cost,
    days: daysBetween(buy.date, sell.date),
  };
}
