import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { METRICS } from '../../src/analysis/glossary.js';
import type { MetricSet } from '../../src/analysis/metricSet.js';
import { computeMetrics } from '../../src/analysis/metrics.js';
import { inputOf, navOf } from './cases.js';

const anyReturns = fc
  .array(fc.integer({ min: -2000, max: 2500 }), { minLength: 4, maxLength: 300 })
  .map((basisPoints) => basisPoints.map((bps) => bps / 10_000));
const anySeries = fc.array(fc.double(), { maxLength: 140 });

/** Near by a relative 1e-9, or where both are next to 0. */
function expectNear(a: number | null, b: number | null): void {
  if (a === null || b === null) expect(a).toBe(b);
  else expect(Math.abs(a - b)).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(a), Math.abs(b)));
}

function numbersIn(metrics: MetricSet): unknown[] {
  const { reasons: _, monthly, yearly, rollingSharpe126, ...figures } = metrics;
  return [figures, monthly ?? {}, yearly ?? {}, rollingSharpe126 ?? {}]
    .flatMap((group) => Object.values(group))
    .filter((value) => typeof value === 'number');
}

describe('the metrics of any NAV', () => {
  it('never hold NaN or infinity, and say why what is missing is missing', () => {
    fc.assert(
      fc.property(anySeries, anySeries, (nav, other) => {
        const benchmark = Float64Array.from(nav, (_, i) => other[i] ?? NaN);
        const metrics = computeMetrics(inputOf(nav, { benchmark, holdings: Float64Array.from(benchmark) }));
        expect(numbersIn(metrics).every(Number.isFinite)).toBe(true);
        for (const { name } of METRICS) expect(metrics[name] === null).toBe(metrics.reasons[name] !== undefined);
      }),
    );
  });

  it('do not depend on the capital', () => {
    fc.assert(
      fc.property(anyReturns, (returns) => {
        const nav = navOf(returns);
        const [small, large] = [1, 2 ** 20].map((scale) => computeMetrics(inputOf(nav.map((value) => value * scale))));
        expect(large).toEqual(small);
      }),
    );
  });

  it('that know no order are the same whatever the order of the returns', () => {
    const names = ['totalReturn', 'volatility', 'sharpe', 'sortino', 'var95', 'omega', 'winRateDaily', 'bestDay'];
    fc.assert(
      fc.property(anyReturns, (returns) => {
        const there = computeMetrics(inputOf(navOf(returns)));
        const back = computeMetrics(inputOf(navOf([...returns].reverse())));
        for (const name of names as 'sharpe'[]) expectNear(there[name], back[name]);
      }),
    );
  });

  it('keep within their bounds', () => {
    fc.assert(
      fc.property(anyReturns, anyReturns, (returns, others) => {
        const nav = navOf(returns);
        const benchmark = Float64Array.from(nav, (_, i) => navOf(others)[i] ?? NaN);
        const m = computeMetrics(inputOf(nav, { benchmark }));
        expect(m.maxDrawdown! > -1 && m.maxDrawdown! <= 0).toBe(true);
        expect(m.ulcerIndex! >= 0 && m.ulcerIndex! <= -m.maxDrawdown! + 1e-15).toBe(true);
        expect(m.worstDay! <= m.var95! && m.cvar95! <= m.var95! + 1e-15 && m.var95! <= m.bestDay!).toBe(true);
        expect(m.worstDay! <= m.cvar95! + 1e-15).toBe(true);
        expect(m.worstMonth! <= m.bestMonth! && m.worstYear! <= m.bestYear!).toBe(true);
        if (m.correlation !== null) expect(Math.abs(m.correlation) <= 1).toBe(true);
      }),
    );
  });

  it('compound the months and the years to the whole', () => {
    fc.assert(
      fc.property(anyReturns, (returns) => {
        const { monthly, yearly, totalReturn } = computeMetrics(inputOf(navOf(returns)));
        for (const periods of [monthly!, yearly!]) {
          const grown = Object.values(periods).reduce((product, r) => product * (1 + r), 1);
          expectNear(grown, 1 + totalReturn!);
        }
      }),
    );
  });
});
