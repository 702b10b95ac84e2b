import { describe, expect, it } from 'vitest';
import { computeMetrics } from '../../src/analysis/metrics.js';
import { inputOf, trade } from './cases.js';

describe('exposure', () => {
  it('is the mean of holdings / NAV at every close, the first included', () => {
    // Nothing, then half, then all, then more than there is: a debit of 10.
    const holdings = Float64Array.of(0, 50, 100, 110);
    expect(computeMetrics(inputOf([100, 100, 100, 100], { holdings })).exposure).toBeCloseTo(2.6 / 4, 12);
  });
});

describe('turnover a year', () => {
  it('counts the lesser of bought and sold, by the NAV of the session before', () => {
    const trades = [
      // The first purchase: nothing sold, nothing turned over.
      trade('2016-01-05', 'buy', 10, 9),
      // 40 sold and 50 bought of a NAV of 100: 0.4.
      trade('2016-01-06', 'sell', 4, 10, 'SPY', 1),
      trade('2016-01-06', 'buy', 5, 6, 'GLD', 1),
      trade('2016-01-06', 'buy', 2, 10, 'QQQ', 1),
      // 60 sold and 30 bought of a NAV of 120: 0.25.
      trade('2016-01-07', 'sell', 6, 10),
      trade('2016-01-07', 'buy', 3, 10, 'GLD'),
    ];
    const metrics = computeMetrics(inputOf([90, 100, 120, 200], { trades }));
    expect(metrics.turnoverAnnual).toBeCloseTo((252 / 4) * (0.4 + 0.25), 12);
    expect(metrics.trades).toBe(6);
  });

  it('is 0 without a trade', () => {
    expect(computeMetrics(inputOf([100, 101])).turnoverAnnual).toBe(0);
  });

  it('has no NAV to measure a trade of the first session by', () => {
    const { turnoverAnnual, reasons } = computeMetrics(
      inputOf([100, 101], { trades: [trade('2016-01-04', 'buy', 1, 1)] }),
    );
    expect(turnoverAnnual).toBeNull();
    expect(reasons.turnoverAnnual).toBe('a trade at the first session has no NAV before it');
  });
});
