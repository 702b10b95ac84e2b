import type { ChartConfiguration, ChartDataset } from 'chart.js';
import { visible } from '../format.js';
import { groupColour, type Theme } from '../theme.js';
import { sessionAxis, valueAxis } from './axes.js';
import type { ChartData, GroupSeries, Maybe } from './data.js';
import { baseOptions, sessionTooltip } from './options.js';

type Field = 'nav' | 'drawdown' | 'sharpe';

/** One figure of every group and of the benchmark over time: the frame of race, drawdowns and rolling Sharpe. */
export function linesOverTime(
  data: ChartData,
  theme: Theme,
  field: Field,
  format: { readonly axis: (value: number) => string; readonly tooltip: (value: number) => string },
): ChartConfiguration<'line'> {
  const base = baseOptions(theme);
  const datasets = data.groups.map((group, i) => groupLine(data, theme, group, i, field));
  if (data.benchmark) datasets.push(benchmarkLine(data, theme, data.benchmark[field], data.benchmark.name));
  return {
    type: 'line',
    data: { datasets },
    options: {
      ...base,
      parsing: false,
      scales: { x: sessionAxis(data.sessions, theme), y: valueAxis(theme, format.axis) },
      plugins: {
        ...base.plugins,
        tooltip: { ...base.plugins!.tooltip, ...sessionTooltip(data.sessions, format.tooltip) },
      },
    },
  };
}

function groupLine(data: ChartData, theme: Theme, group: GroupSeries, i: number, field: Field): ChartDataset<'line'> {
  const colour = groupColour(theme, i);
  return {
    label: visible(group.name),
    data: points(data.at, group[field]),
    borderColor: colour,
    backgroundColor: colour,
    borderWidth: group.winner ? 2.25 : 1.25,
    order: group.winner ? 0 : 1,
  };
}

function benchmarkLine(data: ChartData, theme: Theme, values: readonly Maybe[], name: string): ChartDataset<'line'> {
  return {
    label: `${visible(name)} (benchmark)`,
    data: points(data.at, values),
    borderColor: theme.benchmark,
    backgroundColor: theme.benchmark,
    borderDash: [5, 4],
    borderWidth: 1.25,
    order: 2,
  };
}

/** Points at their sessions; a missing figure breaks the line. */
export function points(at: readonly number[], values: readonly Maybe[]): { x: number; y: number }[] {
  return at.map((x, i) => ({ x, y: values[i] ?? Number.NaN }));
}
