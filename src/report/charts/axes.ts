import type { ScaleOptions } from 'chart.js';
import type { SessionDate } from '../../domain/bar.js';
import type { Theme } from '../theme.js';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/**
 * The axis of all charts over time: linear in the session's place, so that weekends take no room and every chart's
 * sessions stand above one another. Ticks stand at the first session of a year, a quarter or a month.
 */
export function sessionAxis(sessions: readonly SessionDate[], theme: Theme): ScaleOptions<'linear'> {
  const options = {
    type: 'linear',
    min: 0,
    max: Math.max(1, sessions.length - 1),
    afterBuildTicks: (axis: { width: number; ticks: { value: number }[] }) => {
      axis.ticks = periodStarts(sessions, Math.max(2, Math.floor(axis.width / 64))).map((value) => ({ value }));
    },
    grid: { color: theme.grid, drawTicks: false },
    border: { color: theme.line },
    ticks: {
      color: theme.muted,
      font: { family: theme.font, size: 11 },
      autoSkip: false,
      maxRotation: 0,
      align: 'start',
      padding: 6,
      callback: (value: string | number) => tickLabel(sessions, Number(value)),
    },
  };
  return options as unknown as ScaleOptions<'linear'>;
}

/** Places of the first sessions of the finest periods of which not more than `limit` fit. */
export function periodStarts(sessions: readonly SessionDate[], limit: number): number[] {
  for (const keyOf of PERIODS) {
    const starts = sessions.flatMap((date, i) => (i > 0 && keyOf(date) !== keyOf(sessions[i - 1]!) ? [i] : []));
    if (starts.length <= limit) return starts;
  }
  return [];
}

const PERIODS: readonly ((date: SessionDate) => string)[] = [
  (date) => date.slice(0, 7),
  (date) => `${date.slice(0, 4)}-${Math.floor((Number(date.slice(5, 7)) - 1) / 3)}`,
  ...[1, 2, 5, 10, 20].map((years) => (date: SessionDate) => String(Math.floor(Number(date.slice(0, 4)) / years))),
];

/** `2020` at the first session of a year, `Apr 2020` within one. */
function tickLabel(sessions: readonly SessionDate[], i: number): string {
  const date = sessions[i];
  if (date === undefined) return '';
  const [year = '', month = ''] = date.split('-');
  const startsYear = i === 0 || sessions[i - 1]?.slice(0, 4) !== year;
  return startsYear ? year : `${MONTHS[Number(month) - 1]} ${year.slice(2)}`;
}

/** An axis of figures, on the right where the newest stand. */
export function valueAxis(theme: Theme, label: (value: number) => string): ScaleOptions<'linear'> {
  const options = {
    type: 'linear',
    position: 'right',
    grid: { color: theme.grid, drawTicks: false },
    border: { display: false },
    ticks: {
      color: theme.muted,
      font: { family: theme.font, size: 11 },
      padding: 8,
      maxTicksLimit: 7,
      callback: (value: string | number) => label(Number(value)),
    },
  };
  return options as unknown as ScaleOptions<'linear'>;
}
