import type { BacktestResult } from '../backtest/result.js';
import type { MetricSet } from './metricSet.js';
import { computeMetrics } from './metrics.js';

/** The figures of a backtest. */
export interface BacktestAnalysis {
  /** By name of the strategy. */
  readonly metrics: Readonly<Record<string, MetricSet>>;
  /** Of the benchmark itself; null where it has no bar in the window. */
  readonly benchmark: MetricSet | null;
}

/** Computes the metrics of every strategy of a backtest, against its benchmark. */
export function analyse(result: BacktestResult): BacktestAnalysis {
  const { sessions, settings } = result;
  const benchmark = result.benchmark?.nav ?? null;
  const metrics = result.strategies.map(({ name, nav, cash, trades }) => {
    const holdings = nav.map((value, t) => value - cash[t]!);
    const set = computeMetrics({ sessions, nav, holdings, trades, benchmark, riskFree: settings.riskFree });
    return [name, set] as const;
  });
  return {
    metrics: Object.fromEntries(metrics),
    benchmark:
      benchmark &&
      computeMetrics({
        sessions,
        nav: benchmark,
        holdings: benchmark,
        trades: [],
        benchmark,
        riskFree: settings.riskFree,
      }),
  };
}
