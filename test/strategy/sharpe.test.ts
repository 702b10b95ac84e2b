import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defineStrategy } from '../../src/strategy/define.js';
import { from } from '../../src/strategy/pipeline.js';
import { sharpe } from '../../src/strategy/score.js';
import { equally } from '../../src/strategy/weighting.js';
import { marketOf, numbers } from '../setup/market.js';
import { rankingOf } from './decide.js';

/** Sharpe ratios over all of the closes, by symbol in the order of the columns. */
function sharpeOf(columns: readonly (readonly number[])[], settings = {}): number[] {
  const names = columns.map((_, i) => `S${i}`);
  const data = marketOf(Object.fromEntries(columns.map((close, i) => [names[i]!, { close }])));
  const strategy = defineStrategy({ name: 'A', hold: from(names).rankBy(sharpe()).pickTop().weigh(equally()) });
  const lookback = columns[0]!.length - 1;
  return Object.values(rankingOf(strategy, data, { sharpeLookback: lookback, ...settings }).scores);
}

function naive(close: readonly number[]): number {
  const returns = close.slice(1).map((price, i) => price / close[i]! - 1);
  const mean = returns.reduce((sum, r) => sum + r, 0) / returns.length;
  const variance = returns.reduce((sum, r) => sum + (r - mean) ** 2, 0) / (returns.length - 1);
  return variance === 0 ? Number.NaN : (mean / Math.sqrt(variance)) * Math.sqrt(252);
}

const price = fc.double({ min: 0.5, max: 500, noNaN: true });
const closes = (symbols: number, sessions: number) =>
  fc.array(fc.array(price, { minLength: sessions, maxLength: sessions }), { minLength: symbols, maxLength: symbols });

describe('the Sharpe ratio of a symbol', () => {
  it('is mean / sample deviation x sqrt(252), on a case worked by hand', () => {
    // Returns of 10 %, -10 % and 10 %: the mean is 1/30, the sample deviation sqrt(0.04/3).
    expect(sharpeOf([[100, 110, 99, 108.9]])[0]).toBeCloseTo((1 / 30 / Math.sqrt(0.04 / 3)) * Math.sqrt(252), 12);
  });

  it('is that of a plain computation, however many symbols stand side by side', () => {
    const anyMarket = fc.integer({ min: 1, max: 9 }).chain((symbols) => closes(symbols, 12));
    fc.assert(
      fc.property(anyMarket, (columns) => {
        sharpeOf(columns).forEach((ratio, i) => expect(ratio).toBeCloseTo(naive(columns[i]!), 9));
      }),
    );
  });

  it('is the same to the last bit for the same prices, wherever the symbol stands', () => {
    fc.assert(
      fc.property(closes(1, 9), ([close]) => {
        expect(new Set(sharpeOf(Array.from({ length: 7 }, () => close!))).size).toBe(1);
      }),
    );
  });

  it('does not exist where one close is missing', () => {
    fc.assert(
      fc.property(closes(5, 8), fc.nat(4), fc.nat(7), (columns, symbol, session) => {
        columns[symbol]![session] = Number.NaN;
        sharpeOf(columns).forEach((ratio, i) => expect(Number.isNaN(ratio)).toBe(i === symbol));
      }),
    );
  });

  it('does not exist for a price that does not move, nor with too short a history', () => {
    expect(sharpeOf([[20, 20, 20, 20]])).toEqual([NaN]);
    expect(sharpeOf([[20, 21, 22, 20]], { sharpeLookback: 4 })).toEqual([NaN]);
  });

  it('is taken over two returns at least', () => {
    expect(sharpeOf([[20, 21, 20]], { sharpeLookback: 2 })[0]).toBeCloseTo(naive([20, 21, 20]), 12);
    for (const lookback of [1, 0, -5, 2.5, Number.NaN]) expect(() => sharpe({ lookback })).toThrow(/whole number/);
  });

  it('is finite or not there at all, whatever the prices', () => {
    const wild = fc.array(fc.constantFrom(1e-300, 1e300, 1, 0, 5e-324, 1.7e308), { minLength: 6, maxLength: 6 });
    fc.assert(
      fc.property(fc.array(wild, { minLength: 1, maxLength: 6 }), (columns) => {
        for (const ratio of sharpeOf(columns)) expect(Number.isNaN(ratio) || Number.isFinite(ratio)).toBe(true);
      }),
    );
  });
});

describe('a careful person keeps out', () => {
  const calm = numbers(11, (t) => 100 + 0.01 * t + (t % 2) * 0.001);
  const wild = numbers(11, (t) => 100 + 3 * t - (t % 2) * 4);
  const falling = numbers(11, (t) => 100 - t - (t % 3));

  it('what hardly moves: minVolatility', () => {
    expect(sharpeOf([calm, wild], { minVolatility: 0.05 })).toEqual([NaN, expect.any(Number)]);
    expect(sharpeOf([calm, wild], { minVolatility: 0.05 })[1]).toBeCloseTo(naive(wild), 9);
  });

  it('what falls: requirePositiveSharpe', () => {
    const [up, down] = sharpeOf([wild, falling], { requirePositiveSharpe: true });
    expect(up).toBeGreaterThan(0);
    expect(down).toBeNaN();
    expect(sharpeOf([falling])[0]).toBeLessThan(0);
  });

  it('what is hardly traded: minVolume, the mean over the look-back', () => {
    const data = marketOf({
      A: { close: wild, volume: numbers(11, (t) => (t === 0 ? 1e9 : 100)) },
      B: { close: wild, volume: numbers(11, (t) => 100 + t) },
      C: { close: wild, volume: numbers(11, (t) => (t === 5 ? Number.NaN : 1000)) },
    });
    const hold = from('A', 'B', 'C')
      .rankBy(sharpe({ lookback: 10 }))
      .pickTop()
      .weigh(equally());
    const { picks } = rankingOf(defineStrategy({ name: 'A', hold }), data, { minVolume: 101 });
    expect(picks).toEqual(['B']);
  });
});
