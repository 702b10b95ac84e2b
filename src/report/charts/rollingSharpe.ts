import type { ChartConfiguration } from 'chart.js';
import { decimal } from '../format.js';
import type { Theme } from '../theme.js';
import type { ChartData } from './data.js';
import { linesOverTime } from './lines.js';

/** The Sharpe ratio of the returns of the last half year, session by session. */
export function rollingSharpeChart(data: ChartData, theme: Theme): ChartConfiguration {
  const chart = linesOverTime(data, theme, 'sharpe', {
    axis: (value) => decimal(value, 1),
    tooltip: (value) => decimal(value, 2),
  });
  const y = chart.options!.scales!.y!;
  y.grid = { ...y.grid, color: (context) => (context.tick.value === 0 ? theme.muted : theme.grid) };
  return chart as ChartConfiguration;
}
