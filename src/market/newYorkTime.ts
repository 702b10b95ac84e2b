import type { SessionDate } from '../domain/bar.js';
import { dayOf, dayOfIsoDate, isoDateOfDay, SUNDAY, weekdayOfDay } from './date.js';

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;
const DAY_MS = 24 * HOUR_MS;
const STANDARD_OFFSET_MS = -5 * HOUR_MS;
const DAYLIGHT_OFFSET_MS = -4 * HOUR_MS;

/** Both changes happen at 2 o'clock of the clock that then hangs on the wall. */
interface DaylightSaving {
  /** Midnight, as if UTC, of the Sunday on which clocks go forward. */
  readonly startsMs: number;
  /** Midnight, as if UTC, of the Sunday on which clocks go back. */
  readonly endsMs: number;
}

const daylightSavingByYear = new Map<number, DaylightSaving>();

/**
 * What to add to UTC for the clock of New York, in milliseconds: -5 h, or -4 h in summer.
 * Right from 1987 on (Uniform Time Act as amended in 1986 and, from 2007, by the Energy Policy Act of 2005).
 */
export function newYorkOffsetMs(utcMs: number): number {
  const { startsMs, endsMs } = daylightSaving(new Date(utcMs).getUTCFullYear());
  const daylight = utcMs >= startsMs + 7 * HOUR_MS && utcMs < endsMs + 6 * HOUR_MS;
  return daylight ? DAYLIGHT_OFFSET_MS : STANDARD_OFFSET_MS;
}

/** The date in New York at an instant (epoch ms). */
export function newYorkDate(utcMs: number): SessionDate {
  return isoDateOfDay(Math.floor((utcMs + newYorkOffsetMs(utcMs)) / DAY_MS));
}

/** What the clock in New York shows at an instant (epoch ms); hours 0 to 23. */
export function newYorkClock(utcMs: number): { hour: number; minute: number; second: number } {
  const wall = new Date(utcMs + newYorkOffsetMs(utcMs));
  return { hour: wall.getUTCHours(), minute: wall.getUTCMinutes(), second: wall.getUTCSeconds() };
}

/**
 * The instant (epoch ms) at which the clock in New York shows `hour:minute` on `date`. Of a time that comes twice, when
 * clocks go back, the earlier; a time that is skipped, when they go forward, is taken an hour later.
 * @throws NavarchError (input) where `date` is not a date.
 */
export function newYorkInstant(date: SessionDate, hour: number, minute: number): number {
  return newYorkInstantOfDay(dayOfIsoDate(date), hour, minute);
}

/** As {@link newYorkInstant}, for a date given as days since 1970-01-01. */
export function newYorkInstantOfDay(day: number, hour: number, minute: number): number {
  const wallMs = day * DAY_MS + hour * HOUR_MS + minute * MINUTE_MS;
  const { startsMs, endsMs } = daylightSaving(new Date(wallMs).getUTCFullYear());
  const daylight = wallMs >= startsMs + 3 * HOUR_MS && wallMs < endsMs + 2 * HOUR_MS;
  return wallMs - (daylight ? DAYLIGHT_OFFSET_MS : STANDARD_OFFSET_MS);
}

function daylightSaving(year: number): DaylightSaving {
  let dates = daylightSavingByYear.get(year);
  if (!dates) daylightSavingByYear.set(year, (dates = daylightSavingDates(year)));
  return dates;
}

function daylightSavingDates(year: number): DaylightSaving {
  const [starts, ends] =
    year < 2007
      ? [sundayOnOrAfter(dayOf(year, 4, 1)), sundayOnOrAfter(dayOf(year, 10, 25))]
      : [sundayOnOrAfter(dayOf(year, 3, 8)), sundayOnOrAfter(dayOf(year, 11, 1))];
  return { startsMs: starts * DAY_MS, endsMs: ends * DAY_MS };
}

function sundayOnOrAfter(day: number): number {
  return day + ((SUNDAY - weekdayOfDay(day) + 7) % 7);
}
