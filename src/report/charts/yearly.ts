import type { ChartConfiguration, ChartDataset } from 'chart.js';
import { percent, signedPercent, visible } from '../format.js';
import { groupColour, type Theme } from '../theme.js';
import { valueAxis } from './axes.js';
import type { ChartData } from './data.js';
import { baseOptions } from './options.js';

/** The return of each calendar year, a bar a group and one for the benchmark. */
export function yearlyChart(data: ChartData, theme: Theme): ChartConfiguration {
  const base = baseOptions(theme);
  const lines = [...data.groups, ...(data.benchmark ? [data.benchmark] : [])];
  const datasets: ChartDataset<'bar'>[] = lines.map((line, i) => ({
    label: i < data.groups.length ? visible(line.name) : `${visible(line.name)} (benchmark)`,
    data: [...line.yearly],
    backgroundColor: i < data.groups.length ? groupColour(theme, i) : theme.benchmark,
    categoryPercentage: 0.78,
    barPercentage: 0.92,
  }));
  const legend = base.plugins!.legend!;
  return {
    type: 'bar',
    data: { labels: [...data.years], datasets },
    options: {
      ...base,
      scales: {
        x: {
          grid: { display: false },
          border: { color: theme.line },
          ticks: { color: theme.muted, font: { family: theme.font, size: 11 }, maxRotation: 0 },
        },
        y: zeroLine(
          valueAxis(theme, (value) => percent(value, 0)),
          theme,
        ),
      },
      plugins: {
        legend: { ...legend, labels: { ...legend.labels, boxWidth: 10, boxHeight: 10 } },
        tooltip: {
          ...base.plugins!.tooltip,
          callbacks: {
            label: (item) => ` ${item.dataset.label ?? ''}  ${signedPercent(item.parsed.y ?? Number.NaN, 1)}`,
          },
        },
      },
    },
  } as ChartConfiguration;
}

function zeroLine(axis: ReturnType<typeof valueAxis>, theme: Theme): ReturnType<typeof valueAxis> {
  axis.grid = { ...axis.grid, color: (context) => (context.tick.value === 0 ? theme.muted : theme.grid) };
  return axis;
}
