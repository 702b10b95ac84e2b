import type { SessionDate } from '../domain/bar.js';
import type { DataIssue } from '../domain/dataIssue.js';
import { firstIndexFrom } from './dateIndex.js';
import type { LoadedData, SymbolData } from './port.js';

export interface Window {
  readonly from: SessionDate;
  readonly to: SessionDate;
}

/**
 * What each symbol lacks of a window: no data, a late start, an early end, gaps, dividends known for part of it.
 * One sentence each, beside those that `data.issues` already holds.
 */
export function coverageIssues(data: Pick<LoadedData, 'symbols' | 'sessions' | 'issues'>, window: Window): DataIssue[] {
  const sessions = data.sessions.filter((date) => date >= window.from && date <= window.to);
  const named = new Set(data.issues.filter(({ kind }) => kind === 'no-data').map(({ symbol }) => symbol));
  return data.symbols.flatMap((symbol) => issuesOf(symbol, sessions, named.has(symbol.symbol)));
}

function issuesOf(data: SymbolData, sessions: readonly SessionDate[], named: boolean): DataIssue[] {
  const from = sessions[0];
  const to = sessions.at(-1);
  if (from === undefined || to === undefined) return [];
  const dates = data.bars.dates.filter((date, i) => date <= to && !Number.isNaN(data.bars.close[i]!));
  const first = dates[0];
  const last = dates.at(-1);
  const { symbol } = data;
  if (first === undefined || last === undefined) {
    return named ? [] : [issue('no-data', 'warning', symbol, `no bar until ${to}`)];
  }
  const issues: DataIssue[] = [];
  if (first > from) issues.push(issue('starts-late', 'info', symbol, `the first bar is of ${first}, after ${from}`));
  if (last < to) issues.push(issue('ends-early', 'warning', symbol, `the last bar is of ${last}, before ${to}`));
  issues.push(...gaps(symbol, dates, sessions), ...partialDividends(data, laterOf(first, from), earlierOf(last, to)));
  return issues;
}

function gaps(symbol: string, dates: readonly SessionDate[], sessions: readonly SessionDate[]): DataIssue[] {
  const missing = missingSessions(dates, sessions);
  if (missing.length === 0) return [];
  const where = missing.length === 1 ? missing[0]! : `${missing.length} sessions, the first ${missing[0]!}`;
  return [issue('gaps', 'warning', symbol, `no bar on ${where}`)];
}

/** The sessions without a date, between the first date and the last. Both ascend. */
export function missingSessions(dates: readonly SessionDate[], sessions: readonly SessionDate[]): SessionDate[] {
  const first = dates[0];
  const last = dates.at(-1);
  if (first === undefined || last === undefined) return [];
  let i = firstIndexFrom(dates, sessions[0] ?? first);
  const missing: SessionDate[] = [];
  for (const session of sessions) {
    if (session < first) continue;
    if (session > last) break;
    while (i < dates.length && dates[i]! < session) i++;
    if (dates[i] !== session) missing.push(session);
  }
  return missing;
}

function partialDividends({ symbol, dividendsKnown }: SymbolData, from: SessionDate, to: SessionDate): DataIssue[] {
  if (dividendsKnown === null || from > to) return [];
  const { from: since, to: until } = dividendsKnown;
  if (since <= from && until >= to) return [];
  const span =
    until < from || since > to ? 'not at all' : `only from ${laterOf(since, from)} to ${earlierOf(until, to)}`;
  const what = `its dividends are known ${span} within ${from} to ${to}; those outside are missing from the figures`;
  return [issue('dividends-partial', 'warning', symbol, what)];
}

function issue(kind: DataIssue['kind'], severity: DataIssue['severity'], symbol: string, what: string): DataIssue {
  return { kind, severity, symbol, message: `${symbol}: ${what}` };
}

const laterOf = (a: SessionDate, b: SessionDate) => (a > b ? a : b);
const earlierOf = (a: SessionDate, b: SessionDate) => (a < b ? a : b);
