import { describe, expect, it } from 'vitest';
import { defineStrategy } from '../../src/strategy/define.js';
import { everyCooldown, monthly, once, type Schedule, schedule } from '../../src/strategy/schedule.js';
import { marketOf, numbers } from '../setup/market.js';
import { decisionRows } from './decide.js';

/** Sixty sessions from 2024-01-02 on; a month begins at rows 0, 21 and 41. */
const DATA = marketOf({ A: { close: numbers(60, () => 10) } });

/** The rows of the decisions of a strategy that has an answer from row `ready` on. */
function rowsOf(when: Schedule, { ready = 0, cooldownDays = 5 } = {}): number[] {
  const weights = (history: { length: number }) => (history.length > ready ? { A: 1 } : null);
  return decisionRows(defineStrategy({ name: 'X', when, hold: { universe: ['A'], lookback: 0, weights } }), DATA, {
    cooldownDays,
  });
}

describe('a strategy decides', () => {
  it('every cooldown sessions, from the first session at which it can', () => {
    expect(rowsOf(everyCooldown(), { cooldownDays: 25 })).toEqual([0, 25, 50]);
    expect(rowsOf(everyCooldown(), { cooldownDays: 25, ready: 3 })).toEqual([3, 28, 53]);
  });

  it('every session with a cooldown of 1', () => {
    expect(rowsOf(everyCooldown(), { cooldownDays: 1 })).toEqual(numbers(60, (t) => t));
  });

  it('once, and tries until it can', () => {
    expect(rowsOf(once())).toEqual([0]);
    expect(rowsOf(once(), { ready: 17 })).toEqual([17]);
  });

  it('monthly: at the first session of a month, and as soon as it can', () => {
    expect(rowsOf(monthly())).toEqual([0, 21, 41]);
    expect(rowsOf(monthly(), { ready: 5 })).toEqual([5, 21, 41]);
    expect(rowsOf(monthly(), { ready: 23 })).toEqual([23, 41]);
  });

  it('by a schedule of your own, which is told the sessions since the last decision', () => {
    const told: number[] = [];
    const own = schedule('decides on the third session', (since) => (told.push(since), since >= 3));
    expect(rowsOf(own)).toEqual(numbers(20, (i) => 3 * i));
    expect(told.slice(0, 5)).toEqual([Infinity, 1, 2, 3, 1]);
  });

  it('and a schedule that fails is named with its strategy and the day', () => {
    const own = schedule('fails', () => {
      throw new Error('no idea');
    });
    expect(() => rowsOf(own)).toThrow('strategy X fails on 2024-01-02: no idea');
  });
});
