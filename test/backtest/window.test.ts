import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadBacktest } from '../../src/backtest/load.js';
import { runBacktest } from '../../src/backtest/run.js';
import { DEFAULT_SETTINGS } from '../../src/backtest/settings.js';
import { defaultFrom, historyFrom } from '../../src/backtest/window.js';
import { demo } from '../../src/data/demo/demo.js';
import { nextSession, sessionAt, sessionOrdinal, sessionsBetween, sessionTimes } from '../../src/market/calendar.js';
import { STRATEGIES } from '../../strategies/index.js';

const anySession = fc.integer({ min: 400, max: 11_000 }).map(sessionAt);
const anyCooldown = fc.integer({ min: 1, max: 40 });

describe('the window where none is asked for', () => {
  it('is of 252 sessions, begun earlier by less than the cooldown, on a multiple of it', () => {
    fc.assert(
      fc.property(anySession, anyCooldown, (to, cooldown) => {
        const from = defaultFrom(to, cooldown);
        const length = sessionsBetween(from, to).length;
        expect(sessionOrdinal(from) % cooldown).toBe(0);
        expect(length).toBeGreaterThanOrEqual(252);
        expect(length).toBeLessThan(252 + cooldown);
      }),
    );
  });

  it('has the same decision days from one day to the next', () => {
    fc.assert(
      fc.property(anySession, anyCooldown, (to, cooldown) => {
        const grid = (last: string) => {
          const sessions = sessionsBetween(defaultFrom(last, cooldown), last);
          return new Set(sessions.filter((_, t) => t % cooldown === 0));
        };
        const [today, tomorrow] = [grid(to), grid(nextSession(to))];
        const both = sessionsBetween(defaultFrom(nextSession(to), cooldown), to);
        expect(both.filter((date) => today.has(date))).toEqual(both.filter((date) => tomorrow.has(date)));
      }),
    );
  });

  it('ends at the session before, where it is to end on a day without one', () => {
    expect(defaultFrom('2024-03-10', 5)).toBe(defaultFrom('2024-03-08', 5));
  });

  it('does not reach before the calendar', () => {
    expect(() => defaultFrom('1990-06-01', 5)).toThrow('1990-06-01 is too early for a window of 252 sessions');
  });

  it('is what a backtest runs over: decisions of one day stand in the result of the next, too', async () => {
    const decisionsUntil = async (to: string) => {
      const now = sessionTimes(to).closeMs;
      const { data, settings } = await loadBacktest(demo(), STRATEGIES.slice(1, 2), DEFAULT_SETTINGS, now);
      const { sessions, strategies } = runBacktest({ data, strategies: STRATEGIES.slice(1, 2), settings });
      expect(sessions.at(-1)).toBe(to);
      return strategies[0]!.decisions.map(({ date }) => date);
    };
    const days = sessionsBetween('2023-05-01', '2023-05-09');
    const runs = await Promise.all(days.map(decisionsUntil));
    runs.slice(1).forEach((dates, i) => {
      const earlier = runs[i]!;
      const shared = dates.filter((date) => date >= earlier[0]! && date <= earlier.at(-1)!);
      expect(earlier.filter((date) => date >= dates[0]!)).toEqual(shared);
      expect(shared.length).toBeGreaterThan(45);
    });
  });
});

describe('the history before the window', () => {
  it('holds what is looked back on, and some to spare', () => {
    fc.assert(
      fc.property(anySession, fc.integer({ min: 0, max: 150 }), (from, lookback) => {
        const before = sessionsBetween(historyFrom(from, lookback), from).length - 1;
        expect(before).toBeGreaterThanOrEqual(lookback + 15);
      }),
    );
  });

  it('begins with the calendar at the earliest', () => {
    expect(historyFrom('1990-01-10', 30)).toBe('1990-01-02');
  });
});
