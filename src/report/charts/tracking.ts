import type { ChartConfiguration, ChartDataset } from 'chart.js';
import { percent } from '../format.js';
import { groupColour, type Theme } from '../theme.js';
import { sessionAxis, valueAxis } from './axes.js';
import type { ChartData } from './data.js';
import { points } from './lines.js';
import { baseOptions, sessionTooltip } from './options.js';

/** One group's drawdown against the threshold that is watched, with the sessions at which the guard sold. */
export function trackingChart(data: ChartData, theme: Theme, group: number): ChartConfiguration {
  const base = baseOptions(theme);
  const last = Math.max(1, data.sessions.length - 1);
  const limit: ChartDataset<'line'> = {
    label: `threshold ${percent(-data.drawdownThreshold, 0)}`,
    data: [0, last].map((x) => ({ x, y: -data.drawdownThreshold })),
    borderColor: theme.ink,
    backgroundColor: theme.ink,
    borderDash: [6, 4],
    borderWidth: 1.25,
  };
  const y = valueAxis(theme, (value) => percent(value, 0));
  return {
    type: 'line',
    data: { datasets: [drawdown(data, theme, group), limit, ...guardMarks(data, theme, group)] },
    options: {
      ...base,
      parsing: false,
      scales: {
        x: sessionAxis(data.sessions, theme),
        y: { ...y, max: 0, suggestedMin: -data.drawdownThreshold * 1.15 },
      },
      plugins: {
        ...base.plugins,
        tooltip: { ...base.plugins!.tooltip, ...sessionTooltip(data.sessions, (value) => percent(value, 1)) },
      },
    },
  } as ChartConfiguration;
}

function drawdown(data: ChartData, theme: Theme, group: number): ChartDataset<'line'> {
  const colour = groupColour(theme, group);
  return {
    label: 'below its peak',
    data: points(data.at, data.groups[group]!.drawdown),
    borderColor: colour,
    backgroundColor: `${colour}33`,
    borderWidth: 1.5,
    fill: 'origin',
  };
}

function guardMarks(data: ChartData, theme: Theme, group: number): ChartDataset<'line'>[] {
  const { guard } = data.groups[group]!;
  if (guard.length === 0) return [];
  return [
    {
      label: 'guard sold',
      data: guard.map((x) => ({ x, y: -data.drawdownThreshold })),
      showLine: false,
      borderColor: theme.bad,
      backgroundColor: theme.bad,
      pointRadius: 4,
      pointStyle: 'triangle',
    },
  ];
}
