import type { CashFlow, Trade } from '../backtest/result.js';
import { roundTrips } from './roundTrips.js';
import { tradesBySymbol } from './tradesBySymbol.js';

/** What one symbol brought, in USD after commissions. */
export interface SymbolProfit {
  readonly symbol: string;
  /** Closed round trips, and those of them above 0. */
  readonly roundTrips: number;
  readonly winners: number;
  /** Of the closed round trips. */
  readonly realised: number;
  /** Of the shares still held, at `markOf`. */
  readonly unrealised: number;
  readonly dividends: number;
  /** All three together. */
  readonly total: number;
  /** Mean calendar days of a round trip, weighted by its shares; null without one. */
  readonly meanDays: number | null;
}

/**
 * Profit by symbol, the highest total first. Realised and unrealised add up to what was sold, less what was bought,
 * plus what is held.
 * @param markOf USD a share at the end; asked only for symbols that are held
 */
export function symbolProfits(
  trades: readonly Trade[],
  cashFlows: readonly CashFlow[],
  markOf: (symbol: string) => number,
): SymbolProfit[] {
  const dividends = dividendsBySymbol(cashFlows);
  const profits = [...tradesBySymbol(trades)].map(([symbol, own]) =>
    profitOf(symbol, own, dividends.get(symbol) ?? 0, markOf),
  );
  return profits.sort((a, b) => b.total - a.total);
}

function profitOf(
  symbol: string,
  trades: readonly Trade[],
  dividends: number,
  markOf: (symbol: string) => number,
): SymbolProfit {
  const trips = roundTrips(trades);
  const realised = sum(trips.map(({ pnl }) => pnl));
  const held = sum(trades.map(({ side, qty }) => (side === 'buy' ? qty : -qty)));
  const cash = sum(
    trades.map(({ side, qty, price, commission }) => (side === 'sell' ? 1 : -1) * qty * price - commission),
  );
  const shares = sum(trips.map(({ qty }) => qty));
  const unrealised = held === 0 ? 0 : cash + held * markOf(symbol) - realised;
  return {
    symbol,
    roundTrips: trips.length,
    winners: trips.filter(({ pnl }) => pnl > 0).length,
    realised,
    unrealised,
    dividends,
    total: realised + unrealised + dividends,
    meanDays: shares === 0 ? null : sum(trips.map(({ days, qty }) => days * qty)) / shares,
  };
}

function dividendsBySymbol(cashFlows: readonly CashFlow[]): Map<string, number> {
  const totals = new Map<string, number>();
  for (const { kind, symbol, amount } of cashFlows) {
    if (kind === 'dividend' && symbol !== null) totals.set(symbol, (totals.get(symbol) ?? 0) + amount);
  }
  return totals;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
