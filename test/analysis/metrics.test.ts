import { describe, expect, it } from 'vitest';
import { METRICS, SERIES_METRICS } from '../../src/analysis/glossary.js';
import type { MetricSet } from '../../src/analysis/metricSet.js';
import { computeMetrics } from '../../src/analysis/metrics.js';
import { inputOf, navOf, sessionsOf } from './cases.js';

const ALL_NAMES = [...METRICS, ...SERIES_METRICS].map(({ name }) => name);
const BENCHMARK_NAMES = ['alpha', 'beta', 'correlation', 'informationRatio', 'trackingError'];

function nullNames(metrics: MetricSet): string[] {
  return ALL_NAMES.filter((name) => metrics[name] === null);
}

describe('the metrics of four NAVs, by hand', () => {
  // Returns 10 %, -10 %, 10 % over 2016-01-04 to 07.
  const metrics = computeMetrics(inputOf([100, 110, 99, 108.9]));

  it('has the growth of the window', () => {
    expect(metrics.totalReturn).toBeCloseTo(0.089, 12);
    expect(metrics.cagr).toBeCloseTo(1.089 ** (365.25 / 3) - 1, 6);
  });

  it('has the ratios of mean and deviation', () => {
    const mean = 0.1 / 3;
    const deviation = Math.sqrt((2 * (0.1 - mean) ** 2 + (-0.1 - mean) ** 2) / 2);
    expect(metrics.volatility).toBeCloseTo(deviation * Math.sqrt(252), 12);
    expect(metrics.sharpe).toBeCloseTo((mean / deviation) * Math.sqrt(252), 12);
    expect(metrics.sortino).toBeCloseTo((mean / Math.sqrt(0.01 / 3)) * Math.sqrt(252), 12);
    expect(metrics.omega).toBeCloseTo(2, 12);
    expect(metrics.winRateDaily).toBeCloseTo(2 / 3, 12);
  });

  it('has the one drawdown, still open', () => {
    expect(metrics.maxDrawdown).toBeCloseTo(-0.1, 12);
    expect([metrics.maxDrawdownStart, metrics.maxDrawdownTrough, metrics.maxDrawdownEnd]).toEqual([
      '2016-01-05',
      '2016-01-06',
      null,
    ]);
    expect(metrics.reasons.maxDrawdownEnd).toBe('the NAV is still below that peak');
    expect(metrics.longestDrawdownDays).toBe(2);
    expect(metrics.calmar).toBeCloseTo(metrics.cagr! / 0.1, 6);
    expect(metrics.ulcerIndex).toBeCloseTo(Math.sqrt((0.1 ** 2 + 0.01 ** 2) / 4), 12);
  });

  it('has the ends of the distribution', () => {
    // Sorted: -0.1, 0.1, 0.1. The 5th percentile lies at position 0.1, the 95th at 1.9.
    expect(metrics.var95).toBeCloseTo(-0.08, 12);
    expect(metrics.cvar95).toBeCloseTo(-0.1, 12);
    expect(metrics.tailRatio).toBeCloseTo(0.1 / 0.08, 12);
    expect([metrics.bestDay, metrics.worstDay]).toEqual([expect.closeTo(0.1, 12), expect.closeTo(-0.1, 12)]);
    expect(metrics.skew).toBeCloseTo(-Math.sqrt(3), 12);
    expect(metrics.kurtosis).toBeNull();
  });

  it('has one month and one year, both partial', () => {
    expect(metrics.monthly).toEqual({ '2016-01': expect.closeTo(0.089, 12) });
    expect(metrics.yearly).toEqual({ '2016': expect.closeTo(0.089, 12) });
    expect([metrics.bestMonth, metrics.worstYear]).toEqual([metrics.worstMonth, metrics.bestYear]);
  });
});

describe('kurtosis', () => {
  it('is corrected for bias', () => {
    // pandas.Series([1, 2, 3, 4, 10]).kurt() and .skew(), as returns in percent.
    const metrics = computeMetrics(inputOf(navOf([0.01, 0.02, 0.03, 0.04, 0.1])));
    expect(metrics.kurtosis).toBeCloseTo(3.152, 10);
    expect(metrics.skew).toBeCloseTo(1.6970562748477143, 10);
  });
});

describe('what cannot be computed', () => {
  it('has every name, in the order of the glossary, and a reason for each null', () => {
    for (const nav of [
      [],
      [100],
      [100, 101],
      [100, 100, 100],
      [100, 0],
      [100, -5, 3],
      [0, 1],
      [NaN, 100],
      [100, Infinity],
    ]) {
      const metrics = computeMetrics(inputOf(nav));
      expect(Object.keys(metrics)).toEqual([...ALL_NAMES, 'reasons']);
      expect(Object.keys(metrics.reasons).sort()).toEqual(nullNames(metrics).sort());
      expect(JSON.parse(JSON.stringify(metrics))).toEqual(metrics);
    }
  });

  it('is all but the count of trades without a session', () => {
    expect(nullNames(computeMetrics(inputOf([])))).toEqual(ALL_NAMES.filter((name) => name !== 'trades'));
  });

  it('is, of a single NAV, whatever needs a return', () => {
    const metrics = computeMetrics(inputOf([100]));
    expect(metrics).toMatchObject({ totalReturn: 0, maxDrawdown: 0, longestDrawdownDays: 0, ulcerIndex: 0 });
    expect(metrics).toMatchObject({ sharpe: null, sortino: null, cagr: null, var95: null, bestDay: null, omega: null });
    expect(metrics.reasons).toMatchObject({
      winRateDaily: 'a return needs two NAVs',
      calmar: 'no drawdown in the window',
    });
  });

  it('is, of two NAVs, whatever needs a deviation', () => {
    const metrics = computeMetrics(inputOf([100, 99]));
    expect(metrics).toMatchObject({ volatility: null, sharpe: null, skew: null, kurtosis: null });
    expect([metrics.var95, metrics.cvar95, metrics.bestDay, metrics.omega]).toEqual([
      expect.closeTo(-0.01, 12),
      expect.closeTo(-0.01, 12),
      expect.closeTo(-0.01, 12),
      0,
    ]);
    expect(metrics.reasons.sharpe).toBe('a deviation needs two returns');
  });

  it('is, of a constant NAV, whatever divides by 0', () => {
    const metrics = computeMetrics(inputOf(Array.from({ length: 200 }, () => 100_000)));
    expect(metrics).toMatchObject({
      totalReturn: 0,
      cagr: 0,
      volatility: 0,
      var95: 0,
      winRateDaily: 0,
      maxDrawdown: 0,
    });
    expect(metrics.reasons).toMatchObject({
      sharpe: 'the returns do not vary',
      sortino: 'no return is below the risk-free rate',
      omega: 'no return is negative',
      calmar: 'no drawdown in the window',
      tailRatio: 'the 5th percentile of the returns is 0',
      maxDrawdownStart: 'no drawdown in the window',
      skew: 'the returns do not vary',
      rollingSharpe126: 'the returns do not vary in 74 of the 74 windows',
    });
    expect(Object.values(metrics.rollingSharpe126!)).toEqual(Array.from({ length: 74 }, () => null));
  });

  it('takes what rounding alone makes of a constant NAV for constant', () => {
    const dust = Array.from({ length: 200 }, (_, i) => 100_000 + (i % 3) * 1.4551915228366852e-11);
    expect(computeMetrics(inputOf(dust))).toMatchObject({
      volatility: 0,
      sharpe: null,
      sortino: null,
      omega: null,
      calmar: null,
    });
    const steady = navOf(Array.from({ length: 200 }, () => 0.0001));
    expect(computeMetrics(inputOf(steady))).toMatchObject({ volatility: 0, sharpe: null, skew: null });
  });

  it('does not take a cent on a billion for rounding', () => {
    const cents = Array.from({ length: 10 }, (_, i) => 1e9 + (i % 2) * 0.01);
    expect(computeMetrics(inputOf(cents)).sharpe).not.toBeNull();
  });

  it('is a drawdown’s dates and whatever divides by a loss, where the NAV only rises', () => {
    const metrics = computeMetrics(inputOf([100, 101, 103, 104]));
    expect(metrics).toMatchObject({
      maxDrawdown: 0,
      maxDrawdownTrough: null,
      calmar: null,
      omega: null,
      sortino: null,
    });
    expect(metrics.sharpe).toBeGreaterThan(0);
  });

  it('keeps the fall, and no return, where the NAV reaches 0 or less', () => {
    const metrics = computeMetrics(inputOf([100, 50, -10, 20]));
    expect(metrics).toMatchObject({ totalReturn: -0.8, maxDrawdown: -1.1, sharpe: null, monthly: null, bestDay: null });
    expect(metrics.reasons.volatility).toBe(
      'the NAV of 2016-01-06 is not above 0, so that returns are undefined from there',
    );
    expect(computeMetrics(inputOf([100, -10])).reasons.cagr).toBe('the NAV ended below 0');
    expect(computeMetrics(inputOf([100, 0])).cagr).toBe(-1);
  });

  it('names the session whose NAV is not known', () => {
    expect(computeMetrics(inputOf([100, NaN, 100])).reasons.totalReturn).toBe('the NAV of 2016-01-05 is not known');
  });

  it('is a yearly rate beyond all numbers', () => {
    expect(computeMetrics(inputOf([1e-3, 1e3])).reasons.cagr).toBe('the figure is beyond what a number can hold');
  });
});

describe('periods', () => {
  it('run from last NAV to last NAV, and the first from the first NAV', () => {
    const sessions = ['2015-12-30', '2015-12-31', '2016-01-04', '2016-01-29', '2016-03-01'];
    const nav = Float64Array.of(100, 110, 99, 121, 60.5);
    const metrics = computeMetrics(inputOf([...nav], { sessions }));
    expect(metrics.monthly).toEqual({
      '2015-12': expect.closeTo(0.1, 12),
      '2016-01': expect.closeTo(0.1, 12),
      '2016-03': expect.closeTo(-0.5, 12),
    });
    expect(metrics.yearly).toEqual({ '2015': expect.closeTo(0.1, 12), '2016': expect.closeTo(-0.45, 12) });
    expect(metrics).toMatchObject({ bestYear: metrics.yearly!['2015'], worstMonth: metrics.monthly!['2016-03'] });
  });
});

describe('rolling Sharpe ratio', () => {
  const returns = Array.from({ length: 130 }, (_, i) => ((i * 7919) % 101) / 5000 - 0.009);

  it('begins at the session of the 126th return, and is that of a window taken by itself', () => {
    const rolling = computeMetrics(inputOf(navOf(returns))).rollingSharpe126!;
    expect(Object.keys(rolling)).toEqual(sessionsOf(131).slice(126));
    const alone = computeMetrics(inputOf(navOf(returns.slice(3, 129))));
    expect(rolling[sessionsOf(131)[129]!]).toBeCloseTo(alone.sharpe!, 10);
  });

  it('says how many returns it lacks', () => {
    const { reasons } = computeMetrics(inputOf(navOf(returns.slice(0, 125))));
    expect(reasons.rollingSharpe126).toBe('a window needs 126 returns, and there are 125');
  });
});

describe('a risk-free rate', () => {
  const nav = navOf(Array.from({ length: 126 }, (_, i) => ((i * 7919) % 101) / 5000 - 0.009));
  const benchmark = Float64Array.from(nav, (value, i) => value * (1 + 0.0001 * (i % 7)));
  const plain = computeMetrics(inputOf(nav, { benchmark }));
  const above = computeMetrics(inputOf(nav, { benchmark, riskFree: 0.05 }));
  const daily = 1.05 ** (1 / 252) - 1;

  it('is taken off every return of sharpe, sortino, alpha and rollingSharpe126', () => {
    expect(above.sharpe).toBeCloseTo(plain.sharpe! - (daily * 252) / plain.volatility!, 10);
    expect(above.sortino).toBeLessThan(plain.sortino!);
    expect(above.rollingSharpe126![sessionsOf(127)[126]!]).toBeCloseTo(above.sharpe!, 10);
    const dailyAlpha = (value: number) => (1 + value) ** (1 / 252) - 1;
    expect(dailyAlpha(above.alpha!)).toBeCloseTo(dailyAlpha(plain.alpha!) - daily * (1 - plain.beta!), 12);
  });

  it('changes nothing else', () => {
    const changed = ALL_NAMES.filter((name) => JSON.stringify(above[name]) !== JSON.stringify(plain[name]));
    expect(changed.sort()).toEqual(['alpha', 'rollingSharpe126', 'sharpe', 'sortino']);
  });

  it('is refused where it is no rate', () => {
    expect(() => computeMetrics(inputOf(nav, { riskFree: -1 }))).toThrow(/risk-free rate of -1/);
    expect(() => computeMetrics(inputOf(nav, { riskFree: NaN }))).toThrow(/risk-free/);
  });
});

describe('against a benchmark', () => {
  const returns = [0.01, -0.02, 0.015, 0.003, -0.004];

  it('is one with the benchmark itself', () => {
    const nav = navOf(returns);
    const metrics = computeMetrics(inputOf(nav, { benchmark: Float64Array.from(nav) }));
    expect([metrics.beta, metrics.alpha, metrics.correlation, metrics.trackingError]).toEqual([
      expect.closeTo(1, 12),
      expect.closeTo(0, 10),
      expect.closeTo(1, 12),
      0,
    ]);
    expect(metrics.reasons.informationRatio).toBe('the returns keep one distance from the benchmark’s');
  });

  it('has twice the beta of twice the returns', () => {
    const benchmark = Float64Array.from(navOf(returns));
    const metrics = computeMetrics(inputOf(navOf(returns.map((r) => 2 * r)), { benchmark }));
    expect(metrics.beta).toBeCloseTo(2, 10);
    const excess = returns.reduce((sum, r) => sum + r, 0) / 5;
    const deviation = Math.sqrt(returns.reduce((sum, r) => sum + (r - excess) ** 2, 0) / 4);
    expect(metrics.trackingError).toBeCloseTo(deviation * Math.sqrt(252), 10);
    expect(metrics.informationRatio).toBeCloseTo((excess / deviation) * Math.sqrt(252), 9);
  });

  it('counts the sessions at which the benchmark is known, and the one before too', () => {
    const nav = navOf(returns);
    const late = computeMetrics(inputOf(nav, { benchmark: Float64Array.of(NaN, NaN, 50, 51, 50.5, 50.9) }));
    const alone = computeMetrics(inputOf(nav.slice(2), { benchmark: Float64Array.of(50, 51, 50.5, 50.9) }));
    for (const name of BENCHMARK_NAMES) {
      const key = name as 'alpha';
      expect(late[key]).toBeCloseTo(alone[key]!, 10);
    }
  });

  it.each([
    ['there is none', null, 'there is no benchmark'],
    ['it is never known', [NaN, NaN, NaN, NaN, NaN, NaN], 'fewer than two returns of the benchmark lie in the window'],
    ['it is known too late', [NaN, NaN, NaN, NaN, 1, 2], 'fewer than two returns of the benchmark lie in the window'],
    ['it does not move', [5, 5, 5, 5, 5, 5], 'the benchmark does not vary'],
  ])('is not available where %s', (_, benchmark, reason) => {
    const input = inputOf(navOf(returns), { benchmark: benchmark && Float64Array.from(benchmark) });
    const { reasons, ...metrics } = computeMetrics(input);
    for (const name of ['alpha', 'beta', 'correlation'] as const) {
      expect(metrics[name]).toBeNull();
      expect(reasons[name]).toBe(reason);
    }
  });
});
