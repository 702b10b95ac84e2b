import type { SessionDate } from '../domain/bar.js';
import { type Figure, Unavailable } from './figure.js';
import { SESSIONS_A_YEAR } from './returns.js';
import { RETURN_ROUNDING } from './rounding.js';

/** A ratio for each session; null where it is undefined. */
export type SessionRatios = Record<SessionDate, number | null>;

/** Half a year of returns. */
const WINDOW = 126;

export interface RollingSharpe {
  /** Keyed by session, from the one of the 126th return on. */
  readonly ratios: Figure<SessionRatios>;
  /** Why some of them are null; null where none is. */
  readonly gaps: string | null;
}

/**
 * For each session from the 126th return on, the Sharpe ratio of the 126 returns that end there.
 * @param sessions N sessions
 * @param excess N - 1 returns less the risk-free rate
 */
export function rollingSharpe126(sessions: readonly SessionDate[], excess: Float64Array): RollingSharpe {
  if (excess.length < WINDOW) {
    const ratios = new Unavailable(`a window needs ${WINDOW} returns, and there are ${excess.length}`);
    return { ratios, gaps: null };
  }
  const windows = rollingSharpe(excess, WINDOW);
  const ratios: SessionRatios = {};
  let gaps = 0;
  for (let i = 0; i < windows.length; i++) {
    const isDefined = Number.isFinite(windows[i]);
    ratios[sessions[i + WINDOW]!] = isDefined ? windows[i]! : null;
    if (!isDefined) gaps++;
  }
  return { ratios, gaps: gaps === 0 ? null : `the returns do not vary in ${gaps} of the ${windows.length} windows` };
}

/**
 * The Sharpe ratio (mean / sample deviation x sqrt 252) of each `window` returns in a row, in two passes a window so
 * that no rounding runs along. Entry k is that of the returns k to k + window - 1; NaN where they do not vary.
 */
export function rollingSharpe(excess: Float64Array, window: number): Float64Array {
  const ratios = new Float64Array(Math.max(excess.length - window + 1, 0));
  for (let start = 0; start < ratios.length; start++) ratios[start] = windowSharpe(excess, start, start + window);
  return ratios;
}

function windowSharpe(excess: Float64Array, start: number, end: number): number {
  let sum = 0;
  let low = Infinity;
  let high = -Infinity;
  for (let i = start; i < end; i++) {
    const value = excess[i]!;
    sum += value;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  if (high - low <= RETURN_ROUNDING) return NaN;
  const mean = sum / (end - start);
  let squares = 0;
  for (let i = start; i < end; i++) {
    const apart = excess[i]! - mean;
    squares += apart * apart;
  }
  return (mean / Math.sqrt(squares / (end - start - 1))) * Math.sqrt(SESSIONS_A_YEAR);
}
