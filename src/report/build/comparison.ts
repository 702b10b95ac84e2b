import type { BacktestAnalysis } from '../../analysis/analyse.js';
import { type MetricEntry, type MetricFormat, METRICS } from '../../analysis/glossary.js';
import type { MetricSet } from '../../analysis/metricSet.js';
import type { BacktestResult } from '../../backtest/result.js';
import { count, decimal, MISSING, percent, usd } from '../format.js';
import type { ComparisonModel, MetricCell, MetricRow } from '../model.js';

const FORMATS: Readonly<Record<Exclude<MetricFormat, 'date'>, (value: number) => string>> = {
  percent: (value) => percent(value),
  ratio: (value) => decimal(value),
  days: count,
  count,
  usd: (value) => usd(value),
};

/** What the benchmark alone cannot have: it neither trades nor differs from itself. */
const OF_GROUPS_ONLY = new Set([
  'exposure',
  'turnoverAnnual',
  'trades',
  'alpha',
  'beta',
  'correlation',
  'informationRatio',
  'trackingError',
]);

export function comparisonOf({ strategies, benchmark }: BacktestResult, analysis: BacktestAnalysis): ComparisonModel {
  const sets = strategies.map(({ name }) => analysis.metrics[name]!);
  const reasons: string[] = [];
  const rows = METRICS.map((entry) => rowOf(entry, sets, benchmark ? analysis.benchmark : null, reasons));
  const columns: { name: string; group: number | null }[] = strategies.map(({ name }, group) => ({ name, group }));
  if (benchmark && analysis.benchmark) columns.push({ name: benchmark.symbol, group: null });
  return { columns, rows, reasons };
}

function rowOf(
  entry: MetricEntry,
  sets: readonly MetricSet[],
  benchmark: MetricSet | null,
  reasons: string[],
): MetricRow {
  const best = bestOf(entry, sets);
  const cells = sets.map((set) => cellOf(entry, set, best, reasons));
  if (benchmark) cells.push(OF_GROUPS_ONLY.has(entry.name) ? BLANK : cellOf(entry, benchmark, null, reasons));
  return { name: entry.name, title: entry.title, definition: entry.definition, cells };
}

const BLANK: MetricCell = { text: '\u2013', value: null, best: false, reason: 0 };

function cellOf(entry: MetricEntry, set: MetricSet, best: number | null, reasons: string[]): MetricCell {
  const value = set[entry.name as keyof MetricSet] as number | string | null;
  if (value === null)
    return { text: MISSING, value: null, best: false, reason: numberOf(reasonOf(entry, set), reasons) };
  if (typeof value === 'string' || entry.format === 'date')
    return { text: String(value), value, best: false, reason: 0 };
  return { text: FORMATS[entry.format](value), value, best: value === best, reason: 0 };
}

function reasonOf(entry: MetricEntry, set: MetricSet): string {
  return set.reasons[entry.name as keyof typeof set.reasons] ?? 'it cannot be computed';
}

function numberOf(reason: string, reasons: string[]): number {
  if (!reasons.includes(reason)) reasons.push(reason);
  return reasons.indexOf(reason) + 1;
}

/** The best figure of the groups; null where none is better, or all are alike. */
function bestOf(entry: MetricEntry, sets: readonly MetricSet[]): number | null {
  const values = sets.map((set) => set[entry.name as keyof MetricSet]).filter((value) => typeof value === 'number');
  if (entry.goodWhen === null || values.length < 2 || values.every((value) => value === values[0])) return null;
  return entry.goodWhen === 'high' ? Math.max(...values) : Math.min(...values);
}
