/** A trading day of the exchange in New York, as an ISO date: `2016-01-04`. ISO dates sort as text. */
export type SessionDate = string;

/** One symbol's daily bars as columns of one length, in ascending order of date, at most one row a date. */
export interface BarColumns {
  readonly dates: readonly SessionDate[];
  /** USD a share. NaN where the source has none. */
  readonly open: Float64Array;
  readonly high: Float64Array;
  readonly low: Float64Array;
  readonly close: Float64Array;
  /** Shares; a vendor's volume may be fractional. */
  readonly volume: Float64Array;
}

/** A row of {@link BarColumns}. */
export interface Bar {
  readonly date: SessionDate;
  readonly open: number;
  readonly high: number;
  readonly low: number;
  readonly close: number;
  readonly volume: number;
}

export const BAR_FIELDS = ['open', 'high', 'low', 'close', 'volume'] as const;
export type BarField = (typeof BAR_FIELDS)[number];

export function emptyBars(): BarColumns {
  return barColumns([]);
}

/** Columns from rows; the rows must be in ascending order of date. */
export function barColumns(rows: readonly Bar[]): BarColumns {
  const column = (field: BarField) => Float64Array.from(rows, (row) => row[field]);
  return {
    dates: rows.map((row) => row.date),
    open: column('open'),
    high: column('high'),
    low: column('low'),
    close: column('close'),
    volume: column('volume'),
  };
}

export function barAt(bars: BarColumns, i: number): Bar {
  return {
    date: bars.dates[i]!,
    open: bars.open[i]!,
    high: bars.high[i]!,
    low: bars.low[i]!,
    close: bars.close[i]!,
    volume: bars.volume[i]!,
  };
}
