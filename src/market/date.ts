import { inputError } from '../domain/error.js';
import type { SessionDate } from '../domain/bar.js';

// Arithmetic on day counts, without Date objects: every command builds the calendar, and the engine reads dates by the
// thousand. The conversions are those of Howard Hinnant, "chrono-compatible low-level date algorithms".

/** Days of the week as {@link weekday} counts them. */
export const SUNDAY = 0;
export const MONDAY = 1;
export const TUESDAY = 2;
export const THURSDAY = 4;
export const FRIDAY = 5;
export const SATURDAY = 6;

/** From 0000-03-01, where the arithmetic starts, to 1970-01-01. */
const EPOCH_SHIFT = 719_468;
const DAYS_IN_400_YEARS = 146_097;
const DAYS_IN_MONTH = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const ISO_DATE = /^\d{4}-\d\d-\d\d$/;

/** Whether the text is a date that exists, as `YYYY-MM-DD`. */
export function isIsoDate(text: string): boolean {
  if (text.length !== 10 || !ISO_DATE.test(text)) return false;
  const month = twoDigits(text, 5);
  const dayOfMonth = twoDigits(text, 8);
  return month >= 1 && month <= 12 && dayOfMonth >= 1 && dayOfMonth <= daysInMonth(yearOf(text), month);
}

/** The year of an ISO date. */
export function yearOf(date: SessionDate): number {
  return 100 * twoDigits(date, 0) + twoDigits(date, 2);
}

/**
 * Days since 1970-01-01, a whole number that may be negative.
 * @throws NavarchError (input) where the text is not a date.
 */
export function dayOfIsoDate(date: SessionDate): number {
  if (!isIsoDate(date)) throw inputError(`"${date}" is not a date.`, 'Write a date as YYYY-MM-DD: 2016-01-04.');
  return dayOf(yearOf(date), twoDigits(date, 5), twoDigits(date, 8));
}

/** The date that is `day` days after 1970-01-01; within the years 0 to 9999. */
export function isoDateOfDay(day: number): SessionDate {
  const shifted = day + EPOCH_SHIFT;
  const era = Math.floor(shifted / DAYS_IN_400_YEARS);
  const dayOfEra = shifted - era * DAYS_IN_400_YEARS;
  const leapDays = ((dayOfEra / 1460) | 0) - ((dayOfEra / 36_524) | 0) + ((dayOfEra / 146_096) | 0);
  const yearOfEra = ((dayOfEra - leapDays) / 365) | 0;
  const dayOfYear = dayOfEra - (365 * yearOfEra + ((yearOfEra / 4) | 0) - ((yearOfEra / 100) | 0));
  const monthFromMarch = ((5 * dayOfYear + 2) / 153) | 0;
  const dayOfMonth = dayOfYear - (((153 * monthFromMarch + 2) / 5) | 0) + 1;
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  const year = yearOfEra + 400 * era + (month <= 2 ? 1 : 0);
  return `${year < 1000 ? String(year).padStart(4, '0') : year}-${padded(month)}-${padded(dayOfMonth)}`;
}

/** Days since 1970-01-01 of a date given by its parts; months count from 1. */
export function dayOf(year: number, month: number, dayOfMonth: number): number {
  const marchYear = month <= 2 ? year - 1 : year;
  const era = Math.floor(marchYear / 400);
  const yearOfEra = marchYear - era * 400;
  const monthFromMarch = month > 2 ? month - 3 : month + 9;
  const dayOfYear = (((153 * monthFromMarch + 2) / 5) | 0) + dayOfMonth - 1;
  const dayOfEra = yearOfEra * 365 + ((yearOfEra / 4) | 0) - ((yearOfEra / 100) | 0) + dayOfYear;
  return era * DAYS_IN_400_YEARS + dayOfEra - EPOCH_SHIFT;
}

/** The date `n` calendar days later; earlier where `n` is negative. */
export function addDays(date: SessionDate, n: number): SessionDate {
  return isoDateOfDay(dayOfIsoDate(date) + n);
}

/** Calendar days from `a` to `b`; negative where `b` is earlier. */
export function daysBetween(a: SessionDate, b: SessionDate): number {
  return dayOfIsoDate(b) - dayOfIsoDate(a);
}

/** 0 is Sunday, 6 is Saturday. */
export function weekday(date: SessionDate): number {
  return weekdayOfDay(dayOfIsoDate(date));
}

/** The weekday of a count of days since 1970-01-01, which was a Thursday. */
export function weekdayOfDay(day: number): number {
  return (((day + THURSDAY) % 7) + 7) % 7;
}

function daysInMonth(year: number, month: number): number {
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return month === 2 && leap ? 29 : DAYS_IN_MONTH[month - 1]!;
}

/** The number that two digits of a text make, from position `at` on. */
function twoDigits(text: string, at: number): number {
  return 10 * (text.charCodeAt(at) - 48) + text.charCodeAt(at + 1) - 48;
}

function padded(n: number): string {
  return n < 10 ? `0${n}` : `${n}`;
}
