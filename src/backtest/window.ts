import { inputError } from '../domain/error.js';
import type { SessionDate } from '../domain/bar.js';
import { sessionAt, sessionOnOrAfter, sessionOnOrBefore, sessionOrdinal } from '../market/calendar.js';

/** Sessions of a window that is not asked for by name. */
export const DEFAULT_SESSIONS = 252;

/**
 * The first session of the window that ends at `to`, where none is asked for: 252 sessions, begun earlier by up to
 * `cooldownDays` - 1 so that its ordinal in the exchange's calendar is a multiple of `cooldownDays`. The decision
 * days then stay the same from one day to the next.
 */
export function defaultFrom(to: SessionDate, cooldownDays: number): SessionDate {
  const first = sessionOrdinal(sessionOnOrBefore(to)) - (DEFAULT_SESSIONS - 1);
  if (first < 0) throw inputError(`${to} is too early for a window of ${DEFAULT_SESSIONS} sessions`, 'Give --from.');
  return sessionAt(first - (first % cooldownDays));
}

/** A session early enough that `sessions` of them, and some to spare, lie before `from`. */
export function historyFrom(from: SessionDate, sessions: number): SessionDate {
  const first = sessionOrdinal(sessionOnOrAfter(from));
  return sessionAt(Math.max(0, first - 2 * sessions - 15));
}
