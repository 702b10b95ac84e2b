import type { BarColumns, SessionDate } from '../domain/bar.js';
import type { Dividend, Split } from '../domain/corporateAction.js';
import type { DataIssue } from '../domain/dataIssue.js';
import { judgeSplits } from './splitJudgement.js';

/** What a vendor says of one symbol: prices as they traded, splits and dividends as announced. */
export interface RawHistory {
  readonly symbol: string;
  readonly bars: BarColumns;
  readonly splits: readonly Split[];
  /** USD a share of the ex-date. */
  readonly dividends: readonly Dividend[];
}

/** {@link RawHistory} in shares of today: prices and dividends divided by every later split, volumes multiplied. */
export interface AdjustedHistory extends RawHistory {
  /** Only the splits that were applied, in ascending order of date. */
  readonly splits: readonly Split[];
  readonly issues: readonly DataIssue[];
}

/**
 * Adjusts a raw history for its splits. Rows that come twice are applied once; rows that the prices contradict, or
 * that cannot be, are set aside and reported.
 * @param asOf the last date whose splits count: one that is announced for later has not happened.
 */
export function adjustHistory(raw: RawHistory, asOf: SessionDate): AdjustedHistory {
  const happened = raw.splits.filter((split) => split.date <= asOf);
  const { accepted, issues } = judgeSplits(raw.symbol, raw.bars, happened);
  return {
    symbol: raw.symbol,
    bars: adjustBars(raw.bars, accepted),
    splits: accepted,
    dividends: adjustDividends(raw.dividends, accepted),
    issues,
  };
}

/** Prices divided by the product of the ratios of all later splits, volumes multiplied by it. */
export function adjustBars(bars: BarColumns, splits: readonly Split[]): BarColumns {
  if (splits.length === 0) return bars;
  const { from, to } = laterRatios(bars.dates, splits);
  const price = (column: Float64Array) => column.map((value, i) => (value * from[i]!) / to[i]!);
  return {
    dates: bars.dates,
    open: price(bars.open),
    high: price(bars.high),
    low: price(bars.low),
    close: price(bars.close),
    volume: bars.volume.map((value, i) => (value * to[i]!) / from[i]!),
  };
}

/** Amounts a share of today. A dividend whose ex-date is a split's date is one of the new share. */
export function adjustDividends(dividends: readonly Dividend[], splits: readonly Split[]): Dividend[] {
  return dividends.map((dividend) => {
    const later = splits.filter((split) => split.date > dividend.exDate);
    if (later.length === 0) return dividend;
    const from = later.reduce((product, split) => product * split.from, 1);
    const to = later.reduce((product, split) => product * split.to, 1);
    return { ...dividend, amount: (dividend.amount * from) / to };
  });
}

/**
 * For each date the products of `from` and of `to` over the splits after it. Kept apart, so that whole ratios stay
 * whole numbers and a price is rounded once.
 */
function laterRatios(dates: readonly SessionDate[], splits: readonly Split[]) {
  const descending = [...splits].sort((a, b) => (a.date < b.date ? 1 : -1));
  const from = new Float64Array(dates.length);
  const to = new Float64Array(dates.length);
  let next = 0;
  let fromProduct = 1;
  let toProduct = 1;
  for (let i = dates.length - 1; i >= 0; i--) {
    while (next < descending.length && descending[next]!.date > dates[i]!) {
      fromProduct *= descending[next]!.from;
      toProduct *= descending[next]!.to;
      next++;
    }
    from[i] = fromProduct;
    to[i] = toProduct;
  }
  return { from, to };
}
