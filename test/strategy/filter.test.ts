import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../src/backtest/settings.js';
import { defineStrategy } from '../../src/strategy/define.js';
import { filter, positiveMomentum } from '../../src/strategy/filter.js';
import { from } from '../../src/strategy/pipeline.js';
import { momentum } from '../../src/strategy/score.js';
import { equally } from '../../src/strategy/weighting.js';
import { marketOf } from '../setup/market.js';
import { rankingOf } from './decide.js';

const DATA = marketOf({
  UP: { close: [10, 11, 12] },
  FLAT: { close: [10, 12, 10] },
  DOWN: { close: [10, 12, 9] },
  NEW: { close: [Number.NaN, 10, 12] },
});
const ALL = from('DOWN', 'FLAT', 'UP', 'NEW');
const ranked = ALL.rankBy(momentum(1)).pickTop(4);
const ON = { momentumFilter: 'positive', lookbackDays: 2 } as const;

describe('the momentum filter', () => {
  const strategy = defineStrategy({ name: 'A', hold: ranked.weigh(equally()).cashUnless(positiveMomentum()) });

  it('gives the slot of what has not risen to cash, and leaves the slots of the others as they are', () => {
    const { picks, weights, toCash } = rankingOf(strategy, DATA, ON);
    expect(picks).toEqual(['NEW', 'UP', 'FLAT', 'DOWN']);
    expect(toCash).toEqual(['NEW', 'FLAT', 'DOWN']);
    expect(weights).toEqual([0, 0.25, 0, 0]);
  });

  it('does nothing unless it is chosen', () => {
    expect(rankingOf(strategy, DATA)).toMatchObject({ toCash: [], weights: [0.25, 0.25, 0.25, 0.25] });
  });

  it('takes a look-back, and a sentence of the report, only where it is chosen', () => {
    const off = { ...DEFAULT_SETTINGS, lookbackDays: 20 };
    expect(strategy.lookback(off)).toBe(1);
    expect(strategy.lookback({ ...off, momentumFilter: 'positive' })).toBe(20);
    expect(strategy.describe(off).join()).not.toContain('has risen');
    expect(strategy.describe({ ...off, ...ON })).toContain('a pick keeps its slot if it has risen over 2 sessions');
  });
});

describe('a filter of your own', () => {
  const above10 = filter({
    name: 'closes above 10',
    lookback: 0,
    keep: (history, symbol) => history.close(symbol) > 10,
  });

  it.each([
    ['before they are ranked', ALL.keepIf(above10).rankBy(momentum(1)).pickTop(4)],
    ['after they are ranked', ALL.rankBy(momentum(1)).keepIf(above10).pickTop(4)],
  ])('keeps candidates out, %s', (_, picked) => {
    const { picks, weights } = rankingOf(defineStrategy({ name: 'A', hold: picked.weigh(equally()) }), DATA);
    expect(picks).toEqual(['NEW', 'UP']);
    expect(weights).toEqual([0.5, 0.5]);
  });

  it('is asked only about what the ones before have kept', () => {
    const asked: string[] = [];
    const note = filter({ name: 'is seen', lookback: 0, keep: (_, symbol) => asked.push(symbol) > 0 });
    const hold = ALL.keepIf(above10).keepIf(note).rankBy(momentum(1)).pickTop().weigh(equally());
    rankingOf(defineStrategy({ name: 'A', hold }), DATA);
    expect(asked).toEqual(['UP', 'NEW']);
  });
});
