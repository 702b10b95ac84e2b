import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, dayOfIsoDate, isoDateOfDay } from '../../src/market/date.js';
import { newYorkClock, newYorkDate, newYorkInstant, newYorkOffsetMs } from '../../src/market/newYorkTime.js';

const HOUR_MS = 3_600_000;
const intl = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'America/New_York',
  hourCycle: 'h23',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
});

/** `2016-01-04 09:30:00`, by the time zone database that Node carries. */
function wallClockOfIntl(utcMs: number): string {
  const parts = Object.fromEntries(intl.formatToParts(utcMs).map(({ type, value }) => [type, value]));
  return `${parts.year}-${parts.month}-${parts.day} ${parts.hour}:${parts.minute}:${parts.second}`;
}

function wallClock(utcMs: number): string {
  const { hour, minute, second } = newYorkClock(utcMs);
  const clock = [hour, minute, second].map((part) => String(part).padStart(2, '0')).join(':');
  return `${newYorkDate(utcMs)} ${clock}`;
}

describe('New York time', () => {
  it('shows what the time zone database shows, four times on every day 1990 to 2035', () => {
    const end = Date.UTC(2036, 0, 1);
    for (let utcMs = Date.UTC(1990, 0, 1); utcMs < end; utcMs += 6 * HOUR_MS) {
      if (wallClock(utcMs) !== wallClockOfIntl(utcMs)) expect(wallClock(utcMs)).toBe(wallClockOfIntl(utcMs));
    }
  });

  it('shows it at every instant', () => {
    const instant = fc.integer({ min: Date.UTC(1987, 0, 2) / 1000, max: Date.UTC(2036, 0, 1) / 1000 });
    fc.assert(fc.property(instant, (s) => wallClock(s * 1000) === wallClockOfIntl(s * 1000)));
  });

  it.each([
    ['1990', Date.UTC(1990, 3, 1, 7), Date.UTC(1990, 9, 28, 6)],
    ['2006, the last of the old rule', Date.UTC(2006, 3, 2, 7), Date.UTC(2006, 9, 29, 6)],
    ['2007, the first of the new one', Date.UTC(2007, 2, 11, 7), Date.UTC(2007, 10, 4, 6)],
    ['2026', Date.UTC(2026, 2, 8, 7), Date.UTC(2026, 10, 1, 6)],
  ])('changes its clocks to the millisecond in %s', (_, forward, back) => {
    expect([forward - 1, forward, back - 1, back].map((utcMs) => newYorkOffsetMs(utcMs) / HOUR_MS)).toEqual([
      -5, -4, -4, -5,
    ]);
  });

  it('finds the instant of any time on any day', () => {
    const day = fc.integer({ min: dayOfIsoDate('1990-01-01'), max: dayOfIsoDate('2035-12-31') });
    const hour = fc.integer({ min: 3, max: 23 });
    const minute = fc.integer({ min: 0, max: 59 });
    fc.assert(
      fc.property(day, hour, minute, (d, h, m) => {
        const clock = `${String(h).padStart(2, '0')}:${String(m).padStart(2, '0')}:00`;
        expect(wallClockOfIntl(newYorkInstant(isoDateOfDay(d), h, m))).toBe(`${isoDateOfDay(d)} ${clock}`);
      }),
    );
  });

  it('takes the earlier of two equal times, and an hour later what is skipped', () => {
    expect(newYorkInstant('2026-11-01', 1, 30)).toBe(Date.UTC(2026, 10, 1, 5, 30));
    expect(newYorkInstant('2026-11-01', 2, 0)).toBe(Date.UTC(2026, 10, 1, 7));
    expect(newYorkInstant('2026-03-08', 1, 59)).toBe(Date.UTC(2026, 2, 8, 6, 59));
    expect(wallClock(newYorkInstant('2026-03-08', 2, 30))).toBe('2026-03-08 03:30:00');
    expect(wallClock(newYorkInstant('2026-03-08', 3, 0))).toBe('2026-03-08 03:00:00');
  });

  it('is still in the old year when UTC is in the new one', () => {
    expect(newYorkDate(Date.UTC(2026, 0, 1, 4, 59))).toBe(addDays('2026-01-01', -1));
    expect(newYorkDate(Date.UTC(2026, 0, 1, 5))).toBe('2026-01-01');
  });
});
