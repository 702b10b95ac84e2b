import type { LoadedData, SymbolData } from '../../data/port.js';
import type { SessionDate } from '../../domain/bar.js';

/** Closes of every loaded symbol, one a session of the window; NaN where there is none. */
export function closesBySymbol({ symbols }: LoadedData, sessions: readonly SessionDate[]): Map<string, Float64Array> {
  return new Map(symbols.map((data) => [data.symbol, closesAt(data, sessions)]));
}

/** Both lists are in ascending order, so they are walked side by side. */
function closesAt({ bars }: SymbolData, sessions: readonly SessionDate[]): Float64Array {
  const closes = new Float64Array(sessions.length).fill(Number.NaN);
  let i = 0;
  for (let t = 0; t < sessions.length; t += 1) {
    while (i < bars.dates.length && bars.dates[i]! < sessions[t]!) i += 1;
    if (bars.dates[i] === sessions[t]) closes[t] = bars.close[i]!;
  }
  return closes;
}

/** The last close that there is; NaN where there is none. */
export function lastClose(closes: Float64Array | undefined): number {
  return closes?.findLast((close) => Number.isFinite(close)) ?? Number.NaN;
}
