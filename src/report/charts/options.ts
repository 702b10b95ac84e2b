import type { ChartOptions, TooltipOptions } from 'chart.js';
import type { SessionDate } from '../../domain/bar.js';
import type { Theme } from '../theme.js';

/** What all charts share: no animation, the page's type, a legend above, one tooltip for all series of a session. */
export function baseOptions(theme: Theme): ChartOptions<'line'> {
  return {
    responsive: true,
    maintainAspectRatio: false,
    animation: false,
    normalized: true,
    locale: 'en-US',
    color: theme.ink,
    font: { family: theme.font, size: 12 },
    interaction: { mode: 'index', intersect: false, axis: 'x' },
    layout: { padding: { top: 2, right: 2, bottom: 2, left: 2 } },
    elements: {
      point: { radius: 0, hoverRadius: 3, hitRadius: 8 },
      line: { borderWidth: 1.75, borderJoinStyle: 'round' },
    },
    plugins: {
      legend: {
        position: 'top',
        align: 'start',
        labels: {
          color: theme.ink,
          font: { family: theme.font, size: 12 },
          boxWidth: 22,
          boxHeight: 0,
          padding: 12,
          sort: (a, b) => (a.datasetIndex ?? 0) - (b.datasetIndex ?? 0),
        },
      },
      tooltip: {
        backgroundColor: theme.panel,
        borderColor: theme.line,
        borderWidth: 1,
        titleColor: theme.ink,
        bodyColor: theme.ink,
        titleFont: { family: theme.font, size: 12, weight: 'bold' },
        bodyFont: { family: theme.font, size: 12 },
        padding: 10,
        boxPadding: 4,
        usePointStyle: true,
        caretSize: 0,
        cornerRadius: 4,
      },
    },
  };
}

type Tooltip = { readonly callbacks: NonNullable<TooltipOptions<'line'>['callbacks']> };

/** Tooltips over sessions: the date above, `name  figure` a line. */
export function sessionTooltip(sessions: readonly SessionDate[], format: (value: number) => string): Tooltip {
  const callbacks = {
    title: (items: readonly { parsed: { x: number | null } }[]) => sessions[items[0]?.parsed.x ?? -1] ?? '',
    label: (item: { dataset: { label?: string }; parsed: { y: number | null } }) =>
      item.parsed.y === null ? '' : ` ${item.dataset.label ?? ''}  ${format(item.parsed.y)}`,
  };
  return { callbacks: callbacks as unknown as Tooltip['callbacks'] };
}
