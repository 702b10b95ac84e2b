import type { PricePanel } from '../market/panel.js';
import type { PanelWindow } from './drive.js';
import type { Benchmark } from './result.js';

/**
 * One symbol bought at the first close of the window and held, with its dividends reinvested at the close of the
 * ex-date where the strategies have theirs. A session without a close keeps the last one; NaN before the first.
 *
 * @returns null where the symbol has no close in the window
 */
export function benchmarkOf(
  panel: PricePanel,
  { first, last }: PanelWindow,
  symbol: string,
  capital: number,
  dividends: 'cash' | 'ignore',
): Benchmark | null {
  const column = panel.columnOf(symbol);
  if (column < 0) return null;
  const nav = new Float64Array(last - first + 1).fill(Number.NaN);
  const paid = dividends === 'cash' ? dividendsOf(panel, column) : new Map<number, number>();
  let shares = Number.NaN;
  for (let t = first; t <= last; t++) {
    const cell = t * panel.width + column;
    const close = panel.close[cell]!;
    if (shares !== shares) {
      if (close === close) shares = capital / close;
    } else {
      shares *= 1 + (paid.get(t) ?? 0) / panel.mark[cell]!;
    }
    nav[t - first] = shares === shares ? shares * panel.mark[cell]! : Number.NaN;
  }
  return shares === shares ? { symbol, nav } : null;
}

function dividendsOf(panel: PricePanel, column: number): Map<number, number> {
  const paid = new Map<number, number>();
  for (let t = 0; t < panel.sessions.length; t++) {
    for (let d = panel.dividendStart[t]!; d < panel.dividendStart[t + 1]!; d++) {
      if (panel.dividendColumn[d] === column) paid.set(t, (paid.get(t) ?? 0) + panel.dividendAmount[d]!);
    }
  }
  return paid;
}
