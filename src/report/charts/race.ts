import type { ChartConfiguration } from 'chart.js';
import { shortUsd, usd } from '../format.js';
import type { Theme } from '../theme.js';
import type { ChartData } from './data.js';
import { linesOverTime } from './lines.js';
import { leaderRibbon, RIBBON_ROOM } from './ribbon.js';

/** From here on equal steps would hide the early years: the axis counts in multiples. */
const LOG_FROM = 6;

/** The NAVs of the groups and of the benchmark, with the leader as a ribbon under the axis. */
export function raceChart(data: ChartData, theme: Theme, log = spansMultiples(data)): ChartConfiguration {
  const chart = linesOverTime(data, theme, 'nav', { axis: shortUsd, tooltip: (value) => usd(value) });
  const y = chart.options!.scales!.y!;
  if (log) Object.assign(y, { type: 'logarithmic', ticks: { ...y.ticks, callback: logTick } });
  chart.options!.layout = { padding: { top: 2, right: 2, bottom: RIBBON_ROOM, left: 2 } };
  chart.plugins = [leaderRibbon(data, theme)];
  return chart as ChartConfiguration;
}

export function spansMultiples(data: ChartData): boolean {
  const values = data.groups.flatMap((group) => group.nav.filter((value) => value !== null));
  const low = Math.min(...values);
  return low > 0 && Math.max(...values) / low >= LOG_FROM;
}

/** Only 1, 2 and 5 times a power of ten are written at a logarithmic axis. */
function logTick(value: string | number): string {
  const figure = Number(value);
  const lead = figure / 10 ** Math.floor(Math.log10(figure) + 1e-9);
  return [1, 2, 5].some((step) => Math.abs(lead - step) < 1e-6) ? shortUsd(figure) : '';
}
