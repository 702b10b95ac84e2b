import type { SessionDate } from '../../domain/bar.js';
import { sessionsBetween, sessionOnOrAfter } from '../../market/calendar.js';
import { missingSessions } from '../coverageIssues.js';
import type { Finding } from './finding.js';

/** Sessions behind which a symbol is stale. */
const STALE_AFTER = 5;

/** Sessions without a bar between the first and the last, a finding for each run of them. */
export function gaps(symbol: string, dates: readonly SessionDate[], sessions: readonly SessionDate[]): Finding[] {
  const missing = missingSessions(dates, sessions);
  const findings: Finding[] = [];
  const place = new Map(sessions.map((date, i) => [date, i]));
  for (let start = 0; start < missing.length;) {
    let end = start + 1;
    while (end < missing.length && place.get(missing[end]!) === place.get(missing[end - 1]!)! + 1) end++;
    const [first, last, size] = [missing[start]!, missing[end - 1]!, end - start];
    const message =
      size === 1 ? `${symbol} ${first}: no bar` : `${symbol} ${first} to ${last}: no bar on ${size} sessions`;
    findings.push({ kind: 'gap', symbol, date: first, size, message });
    start = end;
  }
  return findings;
}

/** Bars on dates without a session. */
export function strayBars(symbol: string, strays: readonly SessionDate[]): Finding[] {
  return strays.map((date) => {
    const message = `${symbol} ${date}: a bar, and the exchange was closed`;
    return { kind: 'stray', symbol, date, size: 1, message };
  });
}

/** Whether the last bar is more than a week of sessions older than the last complete session. */
export function staleness(symbol: string, last: SessionDate, lastComplete: SessionDate): Finding[] {
  if (last >= lastComplete) return [];
  const behind = sessionsBetween(sessionOnOrAfter(last), lastComplete).length - 1;
  if (behind <= STALE_AFTER) return [];
  const message = `${symbol} ${last}: the last bar, ${behind} sessions before ${lastComplete}`;
  return [{ kind: 'stale', symbol, date: last, size: behind, message }];
}
