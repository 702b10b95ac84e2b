import type { SessionDate } from '../domain/bar.js';
import { type Figure, OVERFLOW } from './figure.js';

/** The return of each period, keyed by the period: `2016-01` or `2016`. */
export type PeriodReturns = Record<string, number>;

/** Returns by calendar month, from one month's last NAV to the next one's; the first month's base is the first NAV. */
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
  for (let i = 0; i < sessions.length; i++) {
    const period = sessions[i]!.slice(0, keyLength);
    if (sessions[i + 1]?.startsWith(period)) continue;
    returns[period] = nav[i]! / base - 1;
    base = nav[i]!;
  }
  return returns;
}
