import type { BarColumns, SessionDate } from '../domain/bar.js';

/** The first index whose date is `date` or later; `dates.length` if there is none. Dates ascend. */
export function firstIndexFrom(dates: readonly SessionDate[], date: SessionDate): number {
  let low = 0;
  let high = dates.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (dates[middle]! < date) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The bars from `from` to `to`, both included. The columns are views of the same numbers. */
export function barsWithin(bars: BarColumns, from: SessionDate, to: SessionDate): BarColumns {
  const start = firstIndexFrom(bars.dates, from);
  let end = firstIndexFrom(bars.dates, to);
  if (bars.dates[end] === to) end++;
  if (start === 0 && end === bars.dates.length) return bars;
  return {
    dates: bars.dates.slice(start, end),
    open: bars.open.subarray(start, end),
    high: bars.high.subarray(start, end),
    low: bars.low.subarray(start, end),
    close: bars.close.subarray(start, end),
    volume: bars.volume.subarray(start, end),
  };
}

/** The rows of the given indices, copied. */
export function barsAt(bars: BarColumns, indices: readonly number[]): BarColumns {
  const column = (values: Float64Array) => Float64Array.from(indices, (i) => values[i]!);
  return {
    dates: indices.map((i) => bars.dates[i]!),
    open: column(bars.open),
    high: column(bars.high),
    low: column(bars.low),
    close: column(bars.close),
    volume: column(bars.volume),
  };
}
