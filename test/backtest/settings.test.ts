import { describe, expect, it } from 'vitest';
import { adHocGroup } from '../../src/backtest/adHocGroup.js';
import type { BacktestSettings } from '../../src/backtest/settings.js';
import { marketOf, numbers, runOn } from '../setup/market.js';

const LENGTH = 12;
const wave = (t: number) => (t % 2) * 0.5;
/** RISE has the best Sharpe ratio; FALL turns down, DEAD hardly moves but upwards, THIN is hardly traded. */
const DATA = marketOf({
  RISE: { close: numbers(LENGTH, (t) => 100 + 2 * t + wave(t)) },
  FALL: { close: numbers(LENGTH, (t) => 100 - 2 * t - wave(t)) },
  DEAD: { close: numbers(LENGTH, (t) => 10 + 0.0001 * t) },
  THIN: { close: numbers(LENGTH, (t) => 50 + t + wave(t)), volume: numbers(LENGTH, () => 3) },
});
const GROUP = adHocGroup(['RISE', 'FALL', 'DEAD', 'THIN']);
const BASE = { sharpeLookback: 5, cooldownDays: 100, top: 4, lookbackDays: 3 };

function decided(settings: Partial<BacktestSettings> = {}) {
  const [strategy] = runOn(DATA, [GROUP], { ...BASE, ...settings }).strategies;
  return { ...strategy!.decisions[0]!, strategy: strategy! };
}

describe('settings that are off unless chosen', () => {
  it('are off: a stock that never moves wins the ranking, and one that falls comes last', () => {
    expect(decided()).toMatchObject({ picks: ['DEAD', 'RISE', 'THIN', 'FALL'], toCash: [] });
  });

  it('minVolatility keeps out what hardly moves', () => {
    expect(decided({ minVolatility: 0.01 }).picks).toEqual(['RISE', 'THIN', 'FALL']);
  });

  it('minVolume keeps out what is hardly traded', () => {
    expect(decided({ minVolume: 4 }).picks).toEqual(['DEAD', 'RISE', 'FALL']);
  });

  it('requirePositiveSharpe keeps out what falls', () => {
    expect(decided({ requirePositiveSharpe: true }).picks).toEqual(['DEAD', 'RISE', 'THIN']);
  });

  it('momentumFilter gives the slot of what has not risen to cash: the others keep their quarter', () => {
    const { picks, toCash, strategy } = decided({ momentumFilter: 'positive' });
    expect(picks).toContain('FALL');
    expect(toCash).toEqual(['FALL']);
    expect(strategy.trades.map(({ symbol }) => symbol).sort()).toEqual(['DEAD', 'RISE', 'THIN']);
    expect(strategy.cash[6]! / strategy.nav[6]!).toBeGreaterThan(0.24);
    expect(strategy.cash[6]! / strategy.nav[6]!).toBeLessThan(0.26);
  });

  it('marginRate charges a debit, and shows it as interest', () => {
    const gap = marketOf({ A: { close: [10, 11, 12, 12, 13], open: [10, 11, 12, 20, 13] } });
    const settings = { sharpeLookback: 2, marginRate: 0.1 };
    const [strategy] = runOn(gap, [adHocGroup(['A'])], settings).strategies;
    expect(strategy!.cash[3]).toBeLessThan(0);
    const interest = { date: '2024-01-08', kind: 'interest', symbol: null };
    expect(strategy!.cashFlows).toMatchObject([interest]);
    expect(strategy!.cashFlows[0]!.amount).toBeCloseTo((strategy!.cash[3]! * 0.1 * 3) / 360, 9);
  });
});

describe('a decision', () => {
  it('is told with the scores of its picks, and with the ranking of all that could be scored', () => {
    const { picks, scores, ranking } = decided({ top: 2 });
    expect(ranking.map(({ symbol }) => symbol)).toEqual(['DEAD', 'RISE', 'THIN', 'FALL']);
    expect(picks).toEqual(['DEAD', 'RISE']);
    expect(scores).toEqual(ranking.slice(0, 2).map(({ score }) => score));
  });

  it('comes as soon as one can be scored, and then every cooldown', () => {
    const dates = runOn(DATA, [GROUP], { ...BASE, cooldownDays: 3 }).strategies[0]!.decisions.map(({ date }) => date);
    expect(dates).toEqual([5, 8].map((t) => DATA.sessions[t]));
  });
});
