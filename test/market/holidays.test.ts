import { describe, expect, it } from 'vitest';
import { isSession, sessionsBetween } from '../../src/market/calendar.js';
import { dayOf, isoDateOfDay } from '../../src/market/date.js';
import { HOLIDAYS } from '../../src/market/holidays.js';
import { SPECIAL_CLOSURES } from '../../src/market/specialClosures.js';

function closedOn(name: string, year: number): string | null {
  const day = HOLIDAYS.find((holiday) => holiday.name === name)!.closedOn(year);
  return day === null ? null : isoDateOfDay(day);
}

/** The weekdays of a year on which the exchange does not open. */
function closures(year: number): string[] {
  const open = new Set(sessionsBetween(`${year}-01-01`, `${year}-12-31`));
  const days = Array.from({ length: 366 }, (_, i) => isoDateOfDay(dayOf(year, 1, 1) + i));
  return days.filter(
    (date) => date.startsWith(`${year}`) && ![0, 6].includes(new Date(date).getUTCDay()) && !open.has(date),
  );
}

describe('the regular holidays', () => {
  it('are, in 2026, those that the exchange published', () => {
    expect(closures(2026)).toEqual([
      '2026-01-01',
      '2026-01-19',
      '2026-02-16',
      '2026-04-03',
      '2026-05-25',
      '2026-06-19',
      '2026-07-03',
      '2026-09-07',
      '2026-11-26',
      '2026-12-25',
    ]);
  });

  it('were fewer in 1990', () => {
    expect(closures(1990)).toEqual([
      '1990-01-01',
      '1990-02-19',
      '1990-04-13',
      '1990-05-28',
      '1990-07-04',
      '1990-09-03',
      '1990-11-22',
      '1990-12-25',
    ]);
  });

  it('have Martin Luther King Jr. Day from 1998 and Juneteenth from 2022', () => {
    expect(isSession('1997-01-20')).toBe(true);
    expect(isSession('1998-01-19')).toBe(false);
    expect(isSession('2021-06-18')).toBe(true);
    expect(isSession('2022-06-20')).toBe(false);
  });

  it('close the Friday for a Saturday and the Monday for a Sunday', () => {
    expect(closedOn('Independence Day', 2026)).toBe('2026-07-03');
    expect(closedOn('Independence Day', 2027)).toBe('2027-07-05');
    expect(closedOn('Christmas Day', 2027)).toBe('2027-12-24');
    expect(closedOn('Juneteenth', 2033)).toBe('2033-06-20');
  });

  it('do not close the last Friday of a year for a New Year on Saturday', () => {
    expect(['1993-12-31', '1999-12-31', '2004-12-31', '2010-12-31', '2021-12-31', '2027-12-31'].every(isSession)).toBe(
      true,
    );
    expect(closedOn("New Year's Day", 2028)).toBeNull();
    expect(closedOn("New Year's Day", 2023)).toBe('2023-01-02');
  });

  it.each([
    [1990, '1990-04-13'],
    [2008, '2008-03-21'],
    [2011, '2011-04-22'],
    [2024, '2024-03-29'],
    [2035, '2035-03-23'],
  ])('have Good Friday of %i on %s', (year, date) => {
    expect(closedOn('Good Friday', year)).toBe(date);
  });
});

describe('the special closures', () => {
  it('were sessions by rule, all on weekdays, each with its reason', () => {
    const byRule = new Set(
      HOLIDAYS.flatMap(({ name }) => [1994, 2001, 2004, 2007, 2012, 2018, 2025].map((year) => closedOn(name, year))),
    );
    for (const [date, reason] of SPECIAL_CLOSURES) {
      expect(isSession(date), date).toBe(false);
      expect(byRule.has(date), date).toBe(false);
      expect([0, 6]).not.toContain(new Date(date).getUTCDay());
      expect(reason).not.toBe('');
    }
  });

  it('are all that keeps a year from its rule', () => {
    expect(closures(2001)).toEqual(expect.arrayContaining(['2001-09-11', '2001-09-12', '2001-09-13', '2001-09-14']));
    expect(closures(2001)).toHaveLength(13);
    expect(closures(2012)).toHaveLength(11);
    expect(closures(2025)).toHaveLength(11);
  });
});
