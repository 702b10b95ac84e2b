import type { MetricSet } from '../../analysis/metricSet.js';
import type { YearRow } from '../model.js';

/** Monthly and yearly returns of one group as rows of the heat table, the newest year first. */
export function yearRows(metrics: MetricSet, benchmark: MetricSet | null): YearRow[] {
  const yearly = metrics.yearly ?? {};
  return Object.keys(yearly)
    .sort()
    .reverse()
    .map((year) => ({
      year,
      months: Array.from(
        { length: 12 },
        (_, m) => metrics.monthly?.[`${year}-${String(m + 1).padStart(2, '0')}`] ?? null,
      ),
      total: yearly[year] ?? null,
      benchmark: benchmark?.yearly?.[year] ?? null,
    }));
}
