import { ATR, EMA, RSI, SMA } from 'technicalindicators';
import type { History, HistoryField } from './history.js';

/*
 * Technical indicators of one symbol at the moment of decision, computed by the technicalindicators package. Each is NaN
 * where the history does not reach, or has a gap in what is looked back on. Smoothed averages remember all they have
 * seen; they are begun WARM_UP periods back, where what came before weighs less than a thousandth part.
 */

/** Periods that a smoothed average is begun before now. */
const WARM_UP = 8;

/** Sessions that a smoothed indicator of this period looks back on: the `lookback` of a filter or score that uses it. */
export function smoothedLookback(period: number): number {
  return WARM_UP * period + 1;
}

/** The simple moving average of the last `period` closes. */
export function sma(history: History, symbol: string, period: number): number {
  return lastOf(SMA.calculate({ period, values: past(history, symbol, 'close', period) }));
}

/** The exponential moving average of the closes. */
export function ema(history: History, symbol: string, period: number): number {
  return lastOf(EMA.calculate({ period, values: past(history, symbol, 'close', smoothedLookback(period)) }));
}

/** The relative strength index, 0 to 100, with Wilder's smoothing; the package rounds it to two decimals. */
export function rsi(history: History, symbol: string, period = 14): number {
  return lastOf(RSI.calculate({ period, values: past(history, symbol, 'close', smoothedLookback(period)) }));
}

/** The average true range in USD a share, with Wilder's smoothing. */
export function atr(history: History, symbol: string, period = 14): number {
  const count = smoothedLookback(period);
  const [high, low, close] = (['high', 'low', 'close'] as const).map((field) => past(history, symbol, field, count));
  return lastOf(ATR.calculate({ period, high: high!, low: low!, close: close! }));
}

/** The last figures, oldest first; empty where one is missing. */
function past(history: History, symbol: string, field: HistoryField, count: number): number[] {
  const values = [...history.last(symbol, field, count)];
  return values.every(Number.isFinite) ? values : [];
}

function lastOf(values: readonly number[]): number {
  return values.at(-1) ?? Number.NaN;
}
