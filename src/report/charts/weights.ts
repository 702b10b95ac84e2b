import type { ChartConfiguration, ChartDataset } from 'chart.js';
import { percent, visible } from '../format.js';
import { symbolColour, type Theme } from '../theme.js';
import { sessionAxis, valueAxis } from './axes.js';
import type { ChartData, WeightSeries } from './data.js';
import { baseOptions, sessionTooltip } from './options.js';

/** The shares of the NAV that each symbol and the cash held, one above the other. */
export function weightsChart(data: ChartData, theme: Theme, group: number): ChartConfiguration {
  const base = baseOptions(theme);
  const { at, rows, byMonth } = data.groups[group]!.weights;
  const tooltip = sessionTooltip(data.sessions, (value) => percent(value, 1));
  if (byMonth)
    tooltip.callbacks.title = (items) => data.sessions[Math.round(items[0]?.parsed.x ?? -1)]?.slice(0, 7) ?? '';
  const legend = base.plugins!.legend!;
  return {
    type: 'line',
    data: { datasets: rows.map((row) => area(row, at, theme)) },
    options: {
      ...base,
      parsing: false,
      scales: {
        x: sessionAxis(data.sessions, theme),
        y: {
          ...valueAxis(theme, (value) => percent(value, 0)),
          stacked: true,
          min: 0,
          ...(isLevered(rows) ? {} : { max: 1 }),
        },
      },
      plugins: {
        legend: { ...legend, labels: { ...legend.labels, boxWidth: 10, boxHeight: 10, padding: 9 } },
        tooltip: { ...base.plugins!.tooltip, ...tooltip, filter: (item) => Math.abs(item.parsed.y ?? 0) >= 0.0005 },
      },
    },
  } as ChartConfiguration;
}

/** Overnight gaps leave a small debit at times; only more than that is worth room above 100 %. */
function isLevered(rows: WeightSeries['rows']): boolean {
  return rows.some(({ symbol, values }) => symbol === null && values.some((value) => value < -50));
}

function area(row: WeightSeries['rows'][number], at: readonly number[], theme: Theme): ChartDataset<'line'> {
  const colour = row.symbol === null ? theme.cash : symbolColour(theme, row.symbol);
  return {
    label: visible(row.name),
    data: at.map((x, i) => ({ x, y: row.values[i]! / 1000 })),
    borderWidth: 0,
    fill: 'stack',
    borderColor: colour,
    backgroundColor: colour,
    pointHoverRadius: 0,
  };
}
