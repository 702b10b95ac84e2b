import type { SessionDate } from '../../domain/bar.js';
import type { DataIssue } from '../../domain/dataIssue.js';
import { FIRST_SESSION, previousSession, sessionOnOrAfter } from '../../market/calendar.js';
import { daysBetween } from '../../market/date.js';

/** How far back Polygon's plans reach, in years: the free one two. */
const REACHES = [20, 15, 10, 5, 2];
/** Around the day on which a plan's history begins: holidays, and a reach counted a day differently. */
const EARLIEST_CLIP_DAYS = -3;
const LATEST_CLIP_DAYS = 7;

export interface Range {
  readonly from: SessionDate;
  readonly to: SessionDate;
}

/** What is learned of a key's plan from what it refuses, so that one symbol's refusals are not repeated by the next. */
export interface LearnedPlan {
  /** The first date that was granted where an earlier one was refused. */
  readonly reachesTo: SessionDate | null;
  /** The day whose session was refused on that day itself. */
  readonly withholds: SessionDate | null;
}

export const NOTHING_LEARNED: LearnedPlan = { reachesTo: null, withholds: null };

/**
 * The part of a range that the plan is not known to refuse; null where only today's session would be left to refuse. A
 * range wholly before the plan's reach stays as it is: Polygon's refusal of it is to be heard.
 */
export function permitted({ from, to }: Range, plan: LearnedPlan, today: SessionDate): Range | null {
  const crosses = plan.reachesTo !== null && from < plan.reachesTo && to >= plan.reachesTo;
  const first = crosses ? plan.reachesTo! : from;
  const last = plan.withholds === today && to >= today ? previousSession(today) : to;
  return first <= last ? { from: first, to: last } : null;
}

/**
 * What to believe after `range` was refused: that today's session is withheld, if the range holds it; else that the
 * history begins later. Null where neither can be.
 * @param words Polygon's own: it says when it is the timeframe that the plan does not include.
 */
export function learn(plan: LearnedPlan, range: Range, today: SessionDate, words: string): LearnedPlan | null {
  if (range.to >= today && plan.withholds !== today) return { ...plan, withholds: today };
  if (!/time\s?frame/i.test(words)) return null;
  const begins = REACHES.map((years) => yearsBefore(today, years, 1));
  const reachesTo = begins.find((date) => date > range.from && date <= range.to);
  return reachesTo === undefined ? null : { ...plan, reachesTo };
}

/**
 * The date at which a plan cut the history off: where bars were asked for from before it and begin a whole number of
 * years ago, as plans do. Null where they begin as asked, or on a date that points to a listing.
 */
export function clippedAt(asked: SessionDate, firstBar: SessionDate, today: SessionDate): SessionDate | null {
  const wanted = sessionOnOrAfter(asked < FIRST_SESSION ? FIRST_SESSION : asked);
  if (firstBar <= wanted) return null;
  const atAPlansReach = REACHES.some((years) => {
    const days = daysBetween(yearsBefore(today, years), firstBar);
    return days >= EARLIEST_CLIP_DAYS && days <= LATEST_CLIP_DAYS;
  });
  return atAPlansReach ? firstBar : null;
}

export function clippedIssue(symbol: string, asked: SessionDate, clippedTo: SessionDate): DataIssue {
  return {
    kind: 'clipped',
    severity: 'warning',
    symbol,
    message: `${symbol}: the plan of the key in POLYGON_API_KEY gives history from ${clippedTo} on; asked for from ${asked}.`,
  };
}

export function withheldIssue(symbol: string, today: SessionDate): DataIssue {
  return {
    kind: 'note',
    severity: 'info',
    symbol,
    message: `${symbol}: the plan of the key in POLYGON_API_KEY gives a session after its day has ended; ${today} was left out.`,
  };
}

/** The same day of the year `years` ago, and `later` days after that; 29 February counts as 1 March. */
export function yearsBefore(date: SessionDate, years: number, later = 0): SessionDate {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number];
  return new Date(Date.UTC(year - years, month - 1, day + later)).toISOString().slice(0, 10);
}
