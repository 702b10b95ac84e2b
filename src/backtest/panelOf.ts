import type { SessionDate } from '../domain/bar.js';
import type { LoadedData, SymbolData } from '../data/port.js';
import { type PanelColumns, type PanelDividend, PricePanel } from '../market/panel.js';

/** The loaded bars as a panel, in the order of the loaded symbols. Bars and dividends of other days are left out. */
export function panelOf(data: LoadedData): PricePanel {
  const { sessions, symbols } = data;
  const cells = sessions.length * symbols.length;
  const columns: PanelColumns = {
    open: new Float64Array(cells).fill(Number.NaN),
    high: new Float64Array(cells).fill(Number.NaN),
    low: new Float64Array(cells).fill(Number.NaN),
    close: new Float64Array(cells).fill(Number.NaN),
    volume: new Float64Array(cells).fill(Number.NaN),
  };
  symbols.forEach((symbol, column) => fillColumn(columns, symbol, column, symbols.length, sessions));
  const names = symbols.map(({ symbol }) => symbol);
  return new PricePanel(sessions, names, columns, dividendsOf(symbols, sessions));
}

/** Both lists are in ascending order, so they are walked side by side. */
function fillColumn(
  columns: PanelColumns,
  { bars }: SymbolData,
  column: number,
  width: number,
  sessions: readonly SessionDate[],
): void {
  const { dates, open, high, low, close, volume } = bars;
  let t = 0;
  for (let i = 0; i < dates.length; i++) {
    const date = dates[i]!;
    while (t < sessions.length && sessions[t]! < date) t++;
    if (sessions[t] !== date) continue;
    const cell = t * width + column;
    columns.open[cell] = open[i]!;
    columns.high[cell] = high[i]!;
    columns.low[cell] = low[i]!;
    columns.close[cell] = close[i]!;
    columns.volume[cell] = volume[i]!;
  }
}

function dividendsOf(symbols: readonly SymbolData[], sessions: readonly SessionDate[]): PanelDividend[] {
  const row = new Map(sessions.map((date, t) => [date, t]));
  return symbols.flatMap(({ dividends }, column) =>
    dividends.flatMap(({ exDate, amount }) => {
      const session = row.get(exDate);
      return session === undefined ? [] : [{ session, column, amount }];
    }),
  );
}
