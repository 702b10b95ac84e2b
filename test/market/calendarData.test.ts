import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sessionsBetween, sessionTimes } from '../../src/market/calendar.js';

const folder = process.env.NAVARCH_REAL_DATA;

function rows(file: string): string[][] {
  const text = readFileSync(join(folder!, 'calendar', file), 'utf8');
  return text
    .trim()
    .split(/\r?\n/)
    .slice(1)
    .map((line) => line.split(','));
}

function utc(instantMs: number): string {
  return new Date(instantMs).toISOString().replace('.000Z', 'Z');
}

describe.skipIf(folder === undefined)('the exchange calendar as others have it', () => {
  it('has the same sessions, opens and closes on every row', () => {
    const theirs = rows('xnys_sessions.csv');
    const ours = sessionsBetween('1990-01-01', theirs.at(-1)![0]!).map((date) => {
      const { openMs, closeMs } = sessionTimes(date);
      return [date, utc(openMs), utc(closeMs)];
    });
    expect(theirs.length).toBeGreaterThan(9000);
    expect(ours).toEqual(theirs);
  });

  it('has the same early closes', () => {
    const theirs = rows('xnys_early_closes.csv').map(([date]) => date);
    const ours = sessionsBetween('1990-01-01', '2027-12-31').filter((date) => sessionTimes(date).earlyClose);
    expect(ours).toEqual(theirs);
  });
});
