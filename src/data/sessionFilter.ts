import type { BarColumns, SessionDate } from '../domain/bar.js';
import type { DataIssue } from '../domain/dataIssue.js';
import { barsAt } from './dateIndex.js';

/** The bars on sessions, and the dates of those that are not. `sessions` must reach over all the bars. */
export function splitBySession(bars: BarColumns, sessions: readonly SessionDate[]) {
  const kept: number[] = [];
  const strays: SessionDate[] = [];
  let s = 0;
  for (let i = 0; i < bars.dates.length; i++) {
    const date = bars.dates[i]!;
    while (s < sessions.length && sessions[s]! < date) s++;
    if (sessions[s] === date) kept.push(i);
    else strays.push(date);
  }
  return { bars: strays.length === 0 ? bars : barsAt(bars, kept), strays };
}

/** One sentence on the bars that stand on no session; nothing where there are none. */
export function strayBarIssues(symbol: string, strays: readonly SessionDate[]): DataIssue[] {
  if (strays.length === 0) return [];
  const where = strays.length === 1 ? strays[0]! : `${strays.length} dates, the first ${strays[0]!}`;
  const message = `${symbol}: a bar on ${where}, when the exchange was closed; ignored`;
  return [{ kind: 'bad-bar', severity: 'warning', symbol, message }];
}
