import type { SessionDate } from '../domain/bar.js';
import { daysBetween } from '../market/date.js';

/** A fall of the NAV from a peak, and the time until it stood at that peak again. */
export interface Drawdown {
  /** The last session at the peak. */
  readonly peak: SessionDate;
  /** The session of the lowest NAV; the first of them if several are equal. */
  readonly trough: SessionDate;
  /** The first session at or above the peak; null while under water. */
  readonly recovery: SessionDate | null;
  /** The trough's NAV / the peak's - 1: a negative fraction. */
  readonly depth: number;
  /** Calendar days from the peak to the recovery, or to the last session. */
  readonly days: number;
}

/** For each of N NAVs, NAV / highest NAV up to there - 1: 0 at a peak, else a negative fraction. The first is above 0. */
export function underwater(nav: Float64Array): Float64Array {
  const depths = new Float64Array(nav.length);
  let peak = -Infinity;
  for (let i = 0; i < nav.length; i++) {
    if (nav[i]! >= peak) peak = nav[i]!;
    else depths[i] = nav[i]! / peak - 1;
  }
  return depths;
}

/** Every drawdown of the NAV, in order of time; one NAV a session, the first above 0. */
export function drawdowns(sessions: readonly SessionDate[], nav: Float64Array): Drawdown[] {
  const found: Drawdown[] = [];
  let peak = 0;
  let trough = -1;
  const close = (end: number, recovery: SessionDate | null) => {
    found.push({
      peak: sessions[peak]!,
      trough: sessions[trough]!,
      recovery,
      depth: nav[trough]! / nav[peak]! - 1,
      days: daysBetween(sessions[peak]!, sessions[end]!),
    });
    trough = -1;
  };
  for (let i = 1; i < nav.length; i++) {
    if (nav[i]! >= nav[peak]!) {
      if (trough >= 0) close(i, sessions[i]!);
      peak = i;
    } else if (trough < 0 || nav[i]! < nav[trough]!) trough = i;
  }
  if (trough >= 0) close(nav.length - 1, null);
  return found;
}

/** The same drawdowns, the deepest first; of equal ones the earlier. */
export function worstFirst(found: readonly Drawdown[]): Drawdown[] {
  return [...found].sort((a, b) => a.depth - b.depth);
}

/** The root mean square of the drawdowns at all N NAVs (Martin and McCann's ulcer index, as a fraction). */
export function ulcerIndex(nav: Float64Array): number {
  let squares = 0;
  const depths = underwater(nav);
  for (let i = 0; i < depths.length; i++) squares += depths[i]! * depths[i]!;
  return Math.sqrt(squares / nav.length);
}
