import { describe, expect, it } from 'vitest';
import { marketOf, runOn, scripted } from '../setup/market.js';

const ANY = scripted({ 0: { A: 1 } });
const A = { close: [10, 10, 10, 10] };
const navOf = (B: Parameters<typeof marketOf>[0][string], settings = {}) => {
  const { benchmark } = runOn(marketOf({ A, B }), [ANY], { benchmark: 'B', capital: 1000, ...settings });
  return benchmark && [...benchmark.nav];
};

describe('the benchmark', () => {
  it('is bought for the whole capital at the first close, in parts of shares', () => {
    expect(navOf({ close: [30, 33, 27, 30] })).toEqual([1000, 1100, 900, 1000].map((nav) => expect.closeTo(nav, 9)));
  });

  it('puts its dividends back in at the close of the ex-date, where the strategies have theirs', () => {
    const withDividend = { close: [100, 110, 100, 100], dividends: { 2: 5 } };
    expect(navOf(withDividend)).toEqual([1000, 1100, 1050, 1050].map((nav) => expect.closeTo(nav, 9)));
    expect(navOf(withDividend, { dividends: 'ignore' })).toEqual([1000, 1100, 1000, 1000]);
  });

  it('gets no dividend of the day on whose close it is bought', () => {
    expect(navOf({ close: [100, 100, 100, 100], dividends: { 0: 50 } })).toEqual([1000, 1000, 1000, 1000]);
  });

  it('keeps its last close where there is none, and begins with its first', () => {
    expect(navOf({ close: [NaN, 100, NaN, 120] })).toEqual([NaN, 1000, 1000, 1200]);
  });

  it('is null where it has no close in the window, or is not there', () => {
    expect(navOf({ close: [NaN, NaN, NaN, NaN] })).toBeNull();
    expect(navOf(A, { benchmark: 'SPY' })).toBeNull();
  });
});
