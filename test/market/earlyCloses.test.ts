import { describe, expect, it } from 'vitest';
import { isSession, sessionsBetween, sessionTimes } from '../../src/market/calendar.js';
import { newYorkClock } from '../../src/market/newYorkTime.js';

function earlyCloses(year: number): string[] {
  return sessionsBetween(`${year}-01-01`, `${year}-12-31`).filter((date) => sessionTimes(date).earlyClose);
}

describe('early closes', () => {
  it('come before Independence Day, after Thanksgiving and before Christmas', () => {
    expect(earlyCloses(2025)).toEqual(['2025-07-03', '2025-11-28', '2025-12-24']);
    expect(earlyCloses(2030)).toEqual(['2030-07-03', '2030-11-29', '2030-12-24']);
  });

  it('fall away where the holiday takes their place or the day before it is no session', () => {
    expect(earlyCloses(2026)).toEqual(['2026-11-27', '2026-12-24']);
    expect(earlyCloses(2027)).toEqual(['2027-11-26']);
    expect(isSession('2027-12-24')).toBe(false);
  });

  it('came on the Friday after a Thursday, July 4, until 2012, and come before it since', () => {
    expect(earlyCloses(1996)).toContain('1996-07-05');
    expect(earlyCloses(2002)).toContain('2002-07-05');
    expect(earlyCloses(2013)).toContain('2013-07-03');
    expect(earlyCloses(2019)).toContain('2019-07-03');
    expect(earlyCloses(2013)).not.toContain('2013-07-05');
  });

  it('began with Christmas Eve, then the day after Thanksgiving (1992), then July 3 (1995)', () => {
    expect(earlyCloses(1991)).toEqual(['1991-12-24']);
    expect(earlyCloses(1992)).toEqual(['1992-11-27', '1992-12-24']);
    expect(earlyCloses(1994)).toEqual(['1994-11-25']);
    expect(earlyCloses(1995)).toEqual(['1995-07-03', '1995-11-24']);
  });

  it('know the three that no rule gives', () => {
    expect(['1997-12-26', '1999-12-31', '2003-12-26'].map((date) => sessionTimes(date).earlyClose)).toEqual([
      true,
      true,
      true,
    ]);
    expect(['2008-12-26', '1998-12-31', '2010-12-31'].map((date) => sessionTimes(date).earlyClose)).toEqual([
      false,
      false,
      false,
    ]);
  });

  it('were at 14:00 through 1992 and are at 13:00 since', () => {
    const closeHour = (date: string) => newYorkClock(sessionTimes(date).closeMs).hour;
    expect([1990, 1991, 1992].flatMap(earlyCloses).map(closeHour)).toEqual([14, 14, 14, 14]);
    for (let year = 1993; year <= 2035; year++)
      expect(
        earlyCloses(year)
          .map(closeHour)
          .every((hour) => hour === 13),
      ).toBe(true);
  });
});
