import { STALE_AFTER } from '../broker/sim/exchange.js';
import type { PricePanel } from '../market/panel.js';
import type { Drive } from './drive.js';
import type { StrategyResult } from './result.js';

/** The positions at the end of a run whose symbol has had no close for more than ten sessions. */
export function stalePositions({ runner, state }: Drive, panel: PricePanel): StrategyResult['stale'] {
  return runner.selection.symbols.flatMap((symbol, i) => {
    const qty = state.account.held[i]!;
    if (qty === 0) return [];
    const last = lastClose(panel, state.columns[i]!, state.session);
    return state.session - last > STALE_AFTER ? [{ symbol, lastClose: panel.sessions[last]!, qty }] : [];
  });
}

function lastClose(panel: PricePanel, column: number, from: number): number {
  let t = from;
  while (t >= 0 && Number.isNaN(panel.close[t * panel.width + column]!)) t--;
  return t;
}
