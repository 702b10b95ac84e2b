import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  FIRST_SESSION,
  isSession,
  LAST_SESSION,
  lastCompleteSession,
  marketStateAt,
  nextSession,
  previousSession,
  sessionAt,
  sessionOnOrAfter,
  sessionOnOrBefore,
  sessionOrdinal,
  sessionsBetween,
  sessionTimes,
} from '../../src/market/calendar.js';
import { dayOfIsoDate, isoDateOfDay, weekday } from '../../src/market/date.js';
import { newYorkClock, newYorkDate } from '../../src/market/newYorkTime.js';

const all = sessionsBetween('1990-01-01', '2035-12-31');
const anyOrdinal = fc.integer({ min: 0, max: all.length - 1 });
const anyDate = fc
  .integer({ min: dayOfIsoDate(FIRST_SESSION), max: dayOfIsoDate(LAST_SESSION) })
  .map((day) => isoDateOfDay(day));

describe('the session list', () => {
  it('runs from 1990 to 2035, in order, Mondays to Fridays', () => {
    expect([all[0], all.at(-1)]).toEqual([FIRST_SESSION, LAST_SESSION]);
    expect(all.every((date, i) => i === 0 || date > all[i - 1]!)).toBe(true);
    expect(all.map(weekday).every((day) => day >= 1 && day <= 5)).toBe(true);
  });

  it('has 251 sessions in 2026 and 248 in 2001', () => {
    expect(sessionsBetween('2026-01-01', '2026-12-31')).toHaveLength(251);
    expect(sessionsBetween('2001-01-01', '2001-12-31')).toHaveLength(248);
  });

  it('includes both ends of what is asked for, and is empty where none lies between', () => {
    expect(sessionsBetween('2016-01-04', '2016-01-06')).toEqual(['2016-01-04', '2016-01-05', '2016-01-06']);
    expect(sessionsBetween('2016-01-02', '2016-01-03')).toEqual([]);
    expect(sessionsBetween('2016-01-06', '2016-01-04')).toEqual([]);
  });

  it('hands out a list of the caller’s own', () => {
    sessionsBetween('2016-01-04', '2016-01-06').length = 0;
    expect(sessionsBetween('2016-01-04', '2016-01-06')).toHaveLength(3);
  });

  it.each([
    ['1989-12-29', '2016-01-04', /1989-12-29/],
    ['2016-01-04', '2036-01-02', /2036-01-02/],
    ['2016-01-32', '2016-02-01', /2016-01-32/],
    ['2016-01-04', 'today', /today/],
  ])('refuses %s to %s', (from, to, message) => {
    expect(() => sessionsBetween(from, to)).toThrow(message);
  });
});

describe('a place in the calendar', () => {
  it('is 0 for the first session and goes back to its date', () => {
    expect(sessionOrdinal('1990-01-02')).toBe(0);
    fc.assert(fc.property(anyOrdinal, (ordinal) => sessionOrdinal(sessionAt(ordinal)) === ordinal));
  });

  it('is that of no holiday, and of nothing beyond', () => {
    expect(() => sessionOrdinal('2018-12-05')).toThrow(/2018-12-05 is not a session/);
    expect(() => sessionAt(-1)).toThrow(/-1/);
    expect(() => sessionAt(all.length)).toThrow(/11577/);
    expect(() => sessionAt(0.5)).toThrow(/0.5/);
  });
});

describe('neighbours', () => {
  it('skip weekends, holidays and closures', () => {
    expect(nextSession('2001-09-10')).toBe('2001-09-17');
    expect(previousSession('2001-09-17')).toBe('2001-09-10');
    expect(sessionOnOrAfter('2025-01-09')).toBe('2025-01-10');
    expect(sessionOnOrBefore('2025-01-09')).toBe('2025-01-08');
    expect(sessionOnOrBefore('2025-01-10')).toBe('2025-01-10');
  });

  it('enclose every date', () => {
    fc.assert(
      fc.property(anyDate, (date) => {
        const before = sessionOnOrBefore(date);
        const after = sessionOnOrAfter(date);
        expect(isSession(before) && isSession(after)).toBe(true);
        expect(before === after).toBe(isSession(date));
        if (before !== after) expect(nextSession(before)).toBe(after);
      }),
    );
  });

  it('undo each other', () => {
    const inner = fc.integer({ min: 0, max: all.length - 2 });
    fc.assert(fc.property(inner, (i) => previousSession(nextSession(all[i]!)) === all[i]));
  });

  it('say so where the calendar ends', () => {
    expect(() => nextSession(LAST_SESSION)).toThrow(/calendar/);
    expect(() => previousSession(FIRST_SESSION)).toThrow(/calendar/);
    expect(() => sessionOnOrBefore('1990-01-01')).toThrow(/calendar/);
  });

  it('have no session on what is no date', () => {
    expect([isSession('2016-02-30'), isSession(''), isSession('1989-12-29'), isSession('2036-01-02')]).toEqual([
      false,
      false,
      false,
      false,
    ]);
  });
});

describe('hours', () => {
  it('are 9:30 to 16:00 in New York, or to the early close, on the session’s date', () => {
    for (const date of all) {
      const { openMs, closeMs, earlyClose } = sessionTimes(date);
      const open = newYorkClock(openMs);
      const close = newYorkClock(closeMs);
      if (newYorkDate(openMs) !== date || newYorkDate(closeMs) !== date) expect.fail(`${date} is another day`);
      if (open.hour !== 9 || open.minute !== 30) expect.fail(`${date} opens late`);
      if (close.minute !== 0 || (close.hour === 16) === earlyClose) expect.fail(`${date} closes wrong`);
    }
  });

  it('move in UTC with daylight saving', () => {
    expect(sessionTimes('2026-03-06').openMs).toBe(Date.UTC(2026, 2, 6, 14, 30));
    expect(sessionTimes('2026-03-09').openMs).toBe(Date.UTC(2026, 2, 9, 13, 30));
    expect(sessionTimes('2024-11-29').closeMs).toBe(Date.UTC(2024, 10, 29, 18));
  });

  it('belong to sessions only', () => {
    expect(() => sessionTimes('2026-07-03')).toThrow(/2026-07-03 is not a session/);
  });
});

describe('the last complete session', () => {
  const { openMs, closeMs } = sessionTimes('2026-01-09');

  it('is yesterday’s up to the close, and today’s from that instant on', () => {
    expect(lastCompleteSession(openMs)).toBe('2026-01-08');
    expect(lastCompleteSession(closeMs - 1)).toBe('2026-01-08');
    expect(lastCompleteSession(closeMs)).toBe('2026-01-09');
  });

  it('stays over a weekend and a holiday', () => {
    expect(lastCompleteSession(Date.UTC(2026, 0, 11, 12))).toBe('2026-01-09');
    expect(lastCompleteSession(Date.UTC(2026, 0, 19, 20))).toBe('2026-01-16');
  });

  it('is today’s at 13:00 when the exchange closes early', () => {
    expect(lastCompleteSession(Date.UTC(2024, 10, 29, 18))).toBe('2024-11-29');
  });

  it('goes by New York’s date, not by UTC’s', () => {
    expect(lastCompleteSession(Date.UTC(2026, 0, 10, 3))).toBe('2026-01-09');
  });
});

describe('the state of the market', () => {
  const friday = sessionTimes('2026-01-09');
  const monday = sessionTimes('2026-01-12');

  it.each([
    ['before the open', friday.openMs - 1, false, '2026-01-09', friday.openMs, friday.closeMs],
    ['at the open', friday.openMs, true, '2026-01-09', monday.openMs, friday.closeMs],
    ['just before the close', friday.closeMs - 1, true, '2026-01-09', monday.openMs, friday.closeMs],
    ['at the close', friday.closeMs, false, '2026-01-09', monday.openMs, monday.closeMs],
    ['on Saturday', friday.closeMs + 86_400_000, false, null, monday.openMs, monday.closeMs],
  ])('%s', (_, nowMs, open, session, nextOpenMs, nextCloseMs) => {
    expect(marketStateAt(nowMs)).toEqual({ open, session, nextOpenMs, nextCloseMs });
  });

  it('is open exactly where the next close comes before the next open', () => {
    const instant = fc.integer({ min: Date.UTC(1990, 0, 3), max: Date.UTC(2035, 11, 28) });
    fc.assert(
      fc.property(instant, (nowMs) => {
        const { open, nextOpenMs, nextCloseMs } = marketStateAt(nowMs);
        expect(nextOpenMs > nowMs && nextCloseMs > nowMs).toBe(true);
        expect(open).toBe(nextCloseMs < nextOpenMs);
      }),
    );
  });

  it('ends with the calendar', () => {
    expect(() => marketStateAt(sessionTimes(LAST_SESSION).openMs)).toThrow(/calendar/);
    expect(() => lastCompleteSession(Date.UTC(2036, 0, 2))).toThrow(/calendar/);
  });
});
