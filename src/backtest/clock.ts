import { isSession, sessionTimes } from '../market/calendar.js';
import { newYorkInstant } from '../market/newYorkTime.js';
import type { PricePanel } from '../market/panel.js';

/** When each session of a panel opens and closes, epoch ms UTC. */
export interface SessionClock {
  readonly openAt: Float64Array;
  readonly closeAt: Float64Array;
}

/** The exchange's hours; a session of a source's own making has those of an ordinary day. */
export function clockOf(panel: PricePanel): SessionClock {
  const openAt = new Float64Array(panel.sessions.length);
  const closeAt = new Float64Array(panel.sessions.length);
  panel.sessions.forEach((date, t) => {
    const times = isSession(date)
      ? sessionTimes(date)
      : { openMs: newYorkInstant(date, 9, 30), closeMs: newYorkInstant(date, 16, 0) };
    openAt[t] = times.openMs;
    closeAt[t] = times.closeMs;
  });
  return { openAt, closeAt };
}
