import type { SessionDate } from '../domain/bar.js';
import { type Figure, OVERFLOW } from './figure.js';

/** The return of each period, keyed by the period: `2016-01` or `2016`. */
export type PeriodReturns = Record<string, number>;

/**
 * Returns by calendar month, from one month's last NAV to the next one's; the first month's base is the first NAV.
 * @param sessions at least one, ascending, with a NAV each
 */
export function monthlyReturns(sessions: readonly SessionDate[], nav: Float64Array): PeriodReturns {
  return periodReturns(sessions, nav, 'YYYY-MM'.length);
}

/** The same by calendar year. */
export function yearlyReturns(sessions: readonly SessionDate[], nav: Float64Array): PeriodReturns {
  return periodReturns(sessions, nav, 'YYYY'.length);
}

/** The returns of the periods, unless one of them overflowed. */
export function finitePeriods(returns: PeriodReturns): Figure<PeriodReturns> {
  return Object.values(returns).every(Number.isFinite) ? returns : OVERFLOW;
}

function periodReturns(sessions: readonly SessionDate[], nav: Float64Array, keyLength: number): PeriodReturns {
  const returns: PeriodReturns = {};
  let base = nav[0]!;
  let period = sessions[0]!.slice(0, keyLength);
  for (let i = 0; i < sessions.length; i++) {
    const next = sessions[i + 1];
    if (next?.startsWith(period)) continue;
    returns[period] = nav[i]! / base - 1;
    base = nav[i]!;
    if (next) period = next.slice(0, keyLength);
  }
  return returns;
}
