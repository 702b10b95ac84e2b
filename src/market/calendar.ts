import type { SessionDate } from '../domain/bar.js';
import { inputError } from '../domain/error.js';
import { dayOfIsoDate, isIsoDate, isoDateOfDay, yearOf } from './date.js';
import { earlyCloseHour } from './earlyCloses.js';
import { newYorkDate, newYorkInstantOfDay } from './newYorkTime.js';
import { FIRST_DAY, LAST_DAY, sessionTable } from './sessionTable.js';

/** The first and the last session of the calendar; it knows every one between them, and none beyond. */
export const FIRST_SESSION: SessionDate = '1990-01-02';
export const LAST_SESSION: SessionDate = '2035-12-31';

/** Whether the exchange opens on that date. False, too, for what is no date of the calendar's years. */
export function isSession(date: SessionDate): boolean {
  if (!isIsoDate(date)) return false;
  const day = dayOfIsoDate(date);
  return isCovered(day) && opensOn(day);
}

/**
 * The sessions from `from` to `to`, both included, neither of which need be one; none where `to` is earlier.
 * @throws NavarchError (input) where a date is malformed or outside 1990 to 2035.
 */
export function sessionsBetween(from: SessionDate, to: SessionDate): SessionDate[] {
  const { days, sessionsBefore } = sessionTable();
  const asked = days.subarray(sessionsBefore[calendarIndex(from)]!, sessionsBefore[calendarIndex(to) + 1]!);
  return Array.from(asked, isoDateOfDay);
}

/**
 * A session's place in the calendar: 1990-01-02 is 0.
 * @throws NavarchError (input) where the date is no session.
 */
export function sessionOrdinal(date: SessionDate): number {
  const index = calendarIndex(date);
  if (!opensOn(FIRST_DAY + index)) throw inputError(`${date} is not a session of the exchange.`);
  return sessionTable().sessionsBefore[index]!;
}

/**
 * The session at a place in the calendar, the inverse of {@link sessionOrdinal}.
 * @throws NavarchError (input) where the calendar has no such place.
 */
export function sessionAt(ordinal: number): SessionDate {
  const day = sessionTable().days[ordinal];
  if (day === undefined) throw inputError(`The calendar has no session number ${ordinal}.`, CALENDAR_REACH);
  return isoDateOfDay(day);
}

/** The date itself where it is a session, else the last one before it. @throws NavarchError (input) off the calendar. */
export function sessionOnOrBefore(date: SessionDate): SessionDate {
  return sessionAt(sessionTable().sessionsBefore[calendarIndex(date) + 1]! - 1);
}

/** The date itself where it is a session, else the first one after it. @throws NavarchError (input) off the calendar. */
export function sessionOnOrAfter(date: SessionDate): SessionDate {
  return sessionAt(sessionTable().sessionsBefore[calendarIndex(date)]!);
}

/** The first session after the date. @throws NavarchError (input) off the calendar. */
export function nextSession(date: SessionDate): SessionDate {
  return sessionAt(sessionTable().sessionsBefore[calendarIndex(date) + 1]!);
}

/** The last session before the date. @throws NavarchError (input) off the calendar. */
export function previousSession(date: SessionDate): SessionDate {
  return sessionAt(sessionTable().sessionsBefore[calendarIndex(date)]! - 1);
}

/** When a session opens and closes, as epoch ms; `earlyClose` where it ends before 16:00 in New York. */
export interface SessionTimes {
  readonly openMs: number;
  readonly closeMs: number;
  readonly earlyClose: boolean;
}

/** @throws NavarchError (input) where the date is no session. */
export function sessionTimes(date: SessionDate): SessionTimes {
  const { days, earlyCloses } = sessionTable();
  const day = days[sessionOrdinal(date)]!;
  const earlyClose = earlyCloses.has(day);
  const closeHour = earlyClose ? earlyCloseHour(yearOf(date)) : 16;
  return {
    openMs: newYorkInstantOfDay(day, 9, 30),
    closeMs: newYorkInstantOfDay(day, closeHour, 0),
    earlyClose,
  };
}

/** The last session whose close is not after `nowMs` (epoch ms). @throws NavarchError (input) off the calendar. */
export function lastCompleteSession(nowMs: number): SessionDate {
  const latest = sessionOnOrBefore(newYorkDate(nowMs));
  return sessionTimes(latest).closeMs <= nowMs ? latest : previousSession(latest);
}

export interface MarketState {
  /** Whether regular trading goes on: from the instant of the open up to, not including, that of the close. */
  readonly open: boolean;
  /** Today's session in New York, be it ahead, under way or over; null on a day without one. */
  readonly session: SessionDate | null;
  /** The first open and the first close after now, as epoch ms. */
  readonly nextOpenMs: number;
  readonly nextCloseMs: number;
}

/** The state of the exchange at `nowMs` (epoch ms). @throws NavarchError (input) off the calendar. */
export function marketStateAt(nowMs: number): MarketState {
  const today = newYorkDate(nowMs);
  const upcoming = sessionOnOrAfter(today);
  const session = upcoming === today ? today : null;
  const times = sessionTimes(upcoming);
  const opened = times.openMs <= nowMs;
  const closed = times.closeMs <= nowMs;
  const following = opened ? sessionTimes(nextSession(upcoming)) : times;
  return {
    open: opened && !closed,
    session,
    nextOpenMs: following.openMs,
    nextCloseMs: closed ? following.closeMs : times.closeMs,
  };
}

const CALENDAR_REACH = `It runs from ${FIRST_SESSION} to ${LAST_SESSION}.`;

function calendarIndex(date: SessionDate): number {
  const day = dayOfIsoDate(date);
  if (!isCovered(day)) {
    throw inputError(
      `${date} is outside the exchange calendar.`,
      `Choose dates within 1990 to 2035. ${CALENDAR_REACH}`,
    );
  }
  return day - FIRST_DAY;
}

function isCovered(day: number): boolean {
  return day >= FIRST_DAY && day <= LAST_DAY;
}

function opensOn(day: number): boolean {
  const { sessionsBefore } = sessionTable();
  const index = day - FIRST_DAY;
  return sessionsBefore[index + 1]! > sessionsBefore[index]!;
}
