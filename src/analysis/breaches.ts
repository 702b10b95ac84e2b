import type { SessionDate } from '../domain/bar.js';

/** A stretch of sessions in a row on which the NAV stood deeper below its peak than a threshold. */
export interface Breach {
  readonly from: SessionDate;
  /** The last session of it. */
  readonly to: SessionDate;
  readonly sessions: number;
  /** The deepest of its drawdowns: a negative fraction. */
  readonly depth: number;
}

/**
 * Every stretch with a drawdown beyond the threshold, in order of time.
 * @param depths one a session, 0 or a negative fraction
 * @param threshold a fraction above 0: 0.10 watches for drawdowns deeper than 10 %
 */
export function breachesOf(sessions: readonly SessionDate[], depths: Float64Array, threshold: number): Breach[] {
  const found: Breach[] = [];
  let start = -1;
  for (let t = 0; t <= depths.length; t++) {
    const below = t < depths.length && depths[t]! < -threshold;
    if (below && start < 0) start = t;
    if (below || start < 0) continue;
    found.push({
      from: sessions[start]!,
      to: sessions[t - 1]!,
      sessions: t - start,
      depth: depths.subarray(start, t).reduce((low, depth) => Math.min(low, depth), 0),
    });
    start = -1;
  }
  return found;
}
