import type { SessionDate } from '../domain/bar.js';
import { dayOf, dayOfIsoDate, FRIDAY, THURSDAY, TUESDAY, weekdayOfDay, yearOf } from './date.js';
import { thanksgivingDay } from './holidays.js';

/** Early closes of one year only, which no rule would give. All at 13:00. */
export const SPECIAL_EARLY_CLOSES: ReadonlyMap<SessionDate, string> = new Map([
  ['1997-12-26', 'Friday after Christmas'],
  ['1999-12-31', 'Eve of the year 2000'],
  ['2003-12-26', 'Friday after Christmas'],
]);

/**
 * The days of a year, as days since 1970-01-01, on which the exchange closes early if it opens at all. Christmas Eve
 * is among them on a Friday too, when it is the holiday itself.
 */
export function earlyClosesOf(year: number): number[] {
  const special = [...SPECIAL_EARLY_CLOSES.keys()].filter((date) => yearOf(date) === year);
  return [
    ...special.map(dayOfIsoDate),
    ...atIndependenceDay(year),
    ...(year >= 1992 ? [thanksgivingDay(year) + 1] : []),
    dayOf(year, 12, 24),
  ];
}

/** The hour in New York at which an early close of that year comes. */
export function earlyCloseHour(year: number): number {
  return year < 1993 ? 14 : 13;
}

/**
 * Since 1995, where July 4 is a Tuesday to Friday: July 3. Until 2012, where that was a Wednesday, the Friday after the
 * holiday was short in its place.
 */
function atIndependenceDay(year: number): number[] {
  const holiday = dayOf(year, 7, 4);
  const weekday = weekdayOfDay(holiday);
  if (year < 1995 || weekday < TUESDAY || weekday > FRIDAY) return [];
  return weekday === THURSDAY && year <= 2012 ? [holiday + 1] : [holiday - 1];
}
