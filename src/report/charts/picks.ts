import type { ChartConfiguration } from 'chart.js';
import { visible } from '../format.js';
import { symbolColour, type Theme } from '../theme.js';
import { sessionAxis } from './axes.js';
import type { ChartData } from './data.js';
import { baseOptions } from './options.js';

/** A calendar of picks: a row a symbol, a bar for every stretch that it was among the picks. */
export function picksChart(data: ChartData, theme: Theme, group: number): ChartConfiguration {
  const base = baseOptions(theme);
  const { rows } = data.groups[group]!.picks;
  const bars = rows.flatMap((row) =>
    row.spans.map((span) => ({ y: visible(row.name), x: [span.from, span.to + 1], symbol: row.symbol, span })),
  );
  return {
    type: 'bar',
    data: {
      labels: rows.map((row) => visible(row.name)),
      datasets: [
        {
          data: bars,
          backgroundColor: bars.map((bar) => symbolColour(theme, bar.symbol)),
          grouped: false,
          barPercentage: 0.72,
          categoryPercentage: 1,
          minBarLength: 2,
        },
      ],
    },
    options: {
      ...base,
      indexAxis: 'y',
      interaction: { mode: 'nearest', intersect: true },
      scales: {
        x: sessionAxis(data.sessions, theme),
        y: {
          type: 'category',
          grid: { color: theme.grid, drawTicks: false },
          border: { display: false },
          ticks: { color: theme.ink, font: { family: theme.font, size: 11 }, autoSkip: false, padding: 8 },
        },
      },
      plugins: {
        legend: { display: false },
        tooltip: {
          ...base.plugins!.tooltip,
          callbacks: {
            title: (items: { label: string }[]) => items[0]?.label ?? '',
            label: (item: { raw: unknown }) => {
              const { span } = item.raw as (typeof bars)[number];
              return `${data.sessions[span.from]} to ${data.sessions[span.to]}`;
            },
          },
        },
      },
    },
  } as unknown as ChartConfiguration;
}
