import { describe, expect, it } from 'vitest';
import { demo, DEMO_SYMBOLS } from '../../src/data/demo/demo.js';
import { ohlcViolations } from '../../src/data/quality/ohlc.js';

const all = { symbols: DEMO_SYMBOLS, from: '2014-01-02', to: '2025-12-31' };

describe('the demo market', () => {
  it('is the same on every machine and in every run', async () => {
    const { fingerprint } = await demo().load(all);
    expect(fingerprint).toMatchInlineSnapshot(
      `"sha256:4055772df1cfb929ba698b0e19ebd303e0af5bba49c3f826dc16f37664a96dcb"`,
    );
    expect((await demo().load(all)).fingerprint).toBe(fingerprint);
  });

  it('does not change its past as days are added, nor with the symbols asked for', async () => {
    const long = (await demo().load({ symbols: ['TSLA'], from: '2016-01-04', to: '2030-06-28' })).symbols[0]!.bars;
    const short = (await demo().load({ symbols: ['SPY', 'TSLA'], from: '2016-01-04', to: '2021-03-05' })).symbols[1]!
      .bars;
    expect([...long.close.subarray(0, short.close.length)]).toEqual([...short.close]);
    expect([...long.volume.subarray(0, short.volume.length)]).toEqual([...short.volume]);
  });

  it('says that it is synthetic, names what it does not know, and begins symbols when they were listed', async () => {
    const data = await demo().load({ symbols: ['PLTR', 'NONE'], from: '2020-01-02', to: '2020-12-31' });
    expect(data).toMatchObject({ synthetic: true, source: 'demo', sourceLabel: expect.stringContaining('synthetic') });
    expect(data.symbols[0]!.bars.dates[0]).toBe('2020-09-30');
    expect(data.symbols[1]!.bars.dates).toEqual([]);
    expect(data.issues).toEqual([expect.objectContaining({ kind: 'no-data', symbol: 'NONE' })]);
    await expect(demo().load({ symbols: ['NONE'], from: '2020-01-02', to: '2020-12-31' })).rejects.toThrow(/NONE/);
  });

  it('has sound bars in cents of their day, without gaps', async () => {
    const { symbols, sessions } = await demo().load(all);
    for (const { symbol, bars, splits } of symbols) {
      expect(ohlcViolations(symbol, bars)).toEqual([]);
      expect(bars.dates).toEqual(sessions.slice(sessions.length - bars.dates.length));
      const ratio = splits.reduce((product, { from, to }) => (product * to) / from, 1);
      expect(Math.abs(bars.close[0]! * ratio * 100 - Math.round(bars.close[0]! * ratio * 100))).toBeLessThan(1e-6);
      expect(bars.volume.every((volume) => volume > 0 && Number.isInteger(volume))).toBe(true);
    }
  });

  it('has a crash, fat tails, quiet and unquiet times, and stocks that move with the market', async () => {
    const { symbols } = await demo().load(all);
    const closes = new Map(symbols.map(({ symbol, bars }) => [symbol, bars]));
    const spy = closes.get('SPY')!;
    const returns = returnsOf(spy.close);
    const fall = spy.close[spy.dates.indexOf('2020-03-23')]! / spy.close[spy.dates.indexOf('2020-02-19')]! - 1;
    expect(fall).toBeLessThan(-0.2);
    expect(fall).toBeGreaterThan(-0.5);
    expect(kurtosis(returns)).toBeGreaterThan(5);
    const sizes = returns.map(Math.abs);
    expect(correlation(sizes.slice(1), sizes.slice(0, -1))).toBeGreaterThan(0.1);
    expect(correlation(returns, returnsOf(closes.get('QQQ')!.close))).toBeGreaterThan(0.7);
    expect(correlation(returns, returnsOf(closes.get('GLD')!.close))).toBeLessThan(0.3);
  });

  it('pays dividends each quarter, as shares of today', async () => {
    const { symbols } = await demo().load(all);
    const dividends = symbols
      .find(({ symbol }) => symbol === 'SPY')!
      .dividends.filter(({ exDate }) => exDate >= '2019');
    expect(dividends.slice(0, 4).map(({ exDate }) => exDate)).toEqual([
      '2019-03-18',
      '2019-06-18',
      '2019-09-18',
      '2019-12-18',
    ]);
  });
});

function returnsOf(close: Float64Array): number[] {
  return [...close.slice(1)].map((price, i) => price / close[i]! - 1);
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

function kurtosis(values: readonly number[]): number {
  const centre = mean(values);
  const moment = (power: number) => mean(values.map((value) => (value - centre) ** power));
  return moment(4) / moment(2) ** 2;
}

function correlation(a: readonly number[], b: readonly number[]): number {
  const [ma, mb] = [mean(a), mean(b)];
  const covariance = mean(a.map((value, i) => (value - ma) * (b[i]! - mb)));
  return covariance / Math.sqrt(mean(a.map((value) => (value - ma) ** 2)) * mean(b.map((value) => (value - mb) ** 2)));
}
