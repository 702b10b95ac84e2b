import type { Trade } from '../backtest/result.js';

/** The trades of each symbol in their order, symbols in order of their first trade. */
export function tradesBySymbol(trades: readonly Trade[]): Map<string, Trade[]> {
  const bySymbol = new Map<string, Trade[]>();
  for (const trade of trades) {
    const list = bySymbol.get(trade.symbol);
    if (list) list.push(trade);
    else bySymbol.set(trade.symbol, [trade]);
  }
  return bySymbol;
}
