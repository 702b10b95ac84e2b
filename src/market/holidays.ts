import { dayOf, MONDAY, SATURDAY, SUNDAY, THURSDAY, weekdayOfDay } from './date.js';

/** A day of the year on which the New York Stock Exchange does not open. */
export interface Holiday {
  readonly name: string;
  /** The first year in which the exchange kept it; since before 1990 where there is none. */
  readonly since?: number;
  /** The day on which the exchange is closed for it, as days since 1970-01-01; null where it is not kept. */
  readonly closedOn: (year: number) => number | null;
}

/** The regular holidays, as rule 7.2 of the exchange has them. */
export const HOLIDAYS: readonly Holiday[] = [
  { name: "New Year's Day", closedOn: newYearsDay },
  { name: 'Martin Luther King Jr. Day', since: 1998, closedOn: (year) => nthWeekday(year, 1, MONDAY, 3) },
  { name: "Washington's Birthday", closedOn: (year) => nthWeekday(year, 2, MONDAY, 3) },
  { name: 'Good Friday', closedOn: (year) => easterSunday(year) - 2 },
  { name: 'Memorial Day', closedOn: (year) => lastMondayOfMay(year) },
  { name: 'Juneteenth', since: 2022, closedOn: (year) => observed(dayOf(year, 6, 19)) },
  { name: 'Independence Day', closedOn: (year) => observed(dayOf(year, 7, 4)) },
  { name: 'Labor Day', closedOn: (year) => nthWeekday(year, 9, MONDAY, 1) },
  { name: 'Thanksgiving Day', closedOn: thanksgivingDay },
  { name: 'Christmas Day', closedOn: (year) => observed(dayOf(year, 12, 25)) },
];

/** The holidays of a year as days since 1970-01-01. */
export function holidaysOf(year: number): number[] {
  return HOLIDAYS.filter(({ since }) => since === undefined || year >= since)
    .map(({ closedOn }) => closedOn(year))
    .filter((day) => day !== null);
}

/** The fourth Thursday of November, as days since 1970-01-01. */
export function thanksgivingDay(year: number): number {
  return nthWeekday(year, 11, THURSDAY, 4);
}

/** A holiday on a Saturday closes the Friday before it, one on a Sunday the Monday after it. */
function observed(day: number): number {
  const weekday = weekdayOfDay(day);
  if (weekday === SATURDAY) return day - 1;
  return weekday === SUNDAY ? day + 1 : day;
}

/** On a Saturday it is not kept: the Friday before is the last of the year, on which accounts are closed. */
function newYearsDay(year: number): number | null {
  const day = dayOf(year, 1, 1);
  return weekdayOfDay(day) === SATURDAY ? null : observed(day);
}

function nthWeekday(year: number, month: number, weekday: number, n: number): number {
  const first = dayOf(year, month, 1);
  return first + ((weekday - weekdayOfDay(first) + 7) % 7) + 7 * (n - 1);
}

function lastMondayOfMay(year: number): number {
  return nthWeekday(year, 6, MONDAY, 1) - 7;
}

/**
 * Easter Sunday of the Gregorian calendar as days since 1970-01-01.
 * The anonymous algorithm of Nature, 20 April 1876, p. 487 (Meeus, Astronomical Algorithms, chapter 8).
 */
function easterSunday(year: number): number {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const f = Math.floor((b + 8) / 25);
  const g = Math.floor((b - f + 1) / 3);
  const h = (19 * a + b - Math.floor(b / 4) - g + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const n = h + l - 7 * m + 114;
  return dayOf(year, Math.floor(n / 31), (n % 31) + 1);
}
