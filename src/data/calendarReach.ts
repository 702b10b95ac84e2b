import type { SessionDate } from '../domain/bar.js';
import { FIRST_SESSION, LAST_SESSION, sessionsBetween } from '../market/calendar.js';

/** The exchange's sessions from `from` to `to`, as far as the calendar reaches. */
export function exchangeSessions(from: SessionDate, to: SessionDate): SessionDate[] {
  const first = from < FIRST_SESSION ? FIRST_SESSION : from;
  const last = to > LAST_SESSION ? LAST_SESSION : to;
  return first <= last ? sessionsBetween(first, last) : [];
}
