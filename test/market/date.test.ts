import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, dayOfIsoDate, daysBetween, isIsoDate, isoDateOfDay, weekday } from '../../src/market/date.js';

const DAY_MS = 86_400_000;
const anyDay = fc.integer({ min: dayOfIsoDate('0000-01-01'), max: dayOfIsoDate('9999-12-31') });

describe('an ISO date', () => {
  it.each(['2016-01-04', '2024-02-29', '2000-02-29', '0001-01-01', '9999-12-31'])('takes %s', (text) => {
    expect(isIsoDate(text)).toBe(true);
  });

  it.each([
    '',
    '2016-1-4',
    '2016-13-01',
    '2016-00-10',
    '2023-02-29',
    '1900-02-29',
    '2016-04-31',
    '2016-01-04T00:00:00Z',
  ])('refuses "%s"', (text) => {
    expect(isIsoDate(text)).toBe(false);
  });

  it.each(['20160104xx', '2016/01/04', ' 2016-01-0', '２016-01-04', '2016-01-0a'])('refuses "%s"', (text) => {
    expect(isIsoDate(text)).toBe(false);
  });

  it('names a bad date in the error, and the form that it wants', () => {
    expect(() => addDays('01/04/2016', 1)).toThrow(/01\/04\/2016/);
    expect(() => daysBetween('2016-01-04', '2016-02-30')).toThrow(/2016-02-30/);
  });
});

describe('arithmetic on dates', () => {
  it('agrees with Date on every date of four centuries', () => {
    for (let day = dayOfIsoDate('1800-01-01'); day <= dayOfIsoDate('2200-01-01'); day++) {
      const text = new Date(day * DAY_MS).toISOString().slice(0, 10);
      if (isoDateOfDay(day) !== text || dayOfIsoDate(text) !== day) expect.fail(`${day} is not ${text}`);
    }
  });

  it('writes and reads a date back', () => {
    fc.assert(fc.property(anyDay, (day) => dayOfIsoDate(isoDateOfDay(day)) === day));
  });

  it('orders text as time', () => {
    fc.assert(fc.property(anyDay, anyDay, (a, b) => isoDateOfDay(a) < isoDateOfDay(b) === a < b));
  });

  it('goes over months and years', () => {
    expect(addDays('2016-12-31', 1)).toBe('2017-01-01');
    expect(addDays('2016-03-01', -1)).toBe('2016-02-29');
    expect(daysBetween('2016-01-04', '2020-12-11')).toBe(1803);
    expect(daysBetween('2016-01-04', '2016-01-01')).toBe(-3);
  });

  it('knows the day of the week', () => {
    expect(weekday('2016-01-04')).toBe(1);
    expect(weekday('2025-06-01')).toBe(0);
    expect(weekday('1969-12-31')).toBe(3);
  });
});
