import type { ChartConfiguration } from 'chart.js';
import { percent } from '../format.js';
import { groupColour, type Theme } from '../theme.js';
import type { ChartData } from './data.js';
import { linesOverTime } from './lines.js';

/** How far each NAV stands below its peak; the winner's curve is filled. */
export function drawdownsChart(data: ChartData, theme: Theme): ChartConfiguration {
  const chart = linesOverTime(data, theme, 'drawdown', {
    axis: (value) => percent(value, 0),
    tooltip: (value) => percent(value, 1),
  });
  chart.options!.scales!.y!.max = 0;
  const winner = data.groups.findIndex((group) => group.winner);
  const line = chart.data.datasets[winner];
  if (line) Object.assign(line, { fill: 'origin', backgroundColor: `${groupColour(theme, winner)}2e` });
  return chart as ChartConfiguration;
}
