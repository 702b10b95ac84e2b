import type { SessionDate } from '../../domain/bar.js';
import type { Dividend, Split } from '../../domain/corporateAction.js';
import type { DataIssue } from '../../domain/dataIssue.js';
import { isIsoDate } from '../../market/date.js';

/** A vendor's split in our words, before it is looked at. */
export interface SplitRow {
  readonly date: unknown;
  readonly from: unknown;
  readonly to: unknown;
}

/** A vendor's cash dividend in our words, before it is looked at. */
export interface DividendRow {
  readonly exDate: unknown;
  readonly amount: unknown;
  /** Absent or empty: USD. */
  readonly currency: unknown;
  /** What tells two payments of one ex-date apart: kind, pay date. */
  readonly identity: string;
}

export interface ReadActions<T> {
  readonly actions: readonly T[];
  readonly issues: readonly DataIssue[];
}

/** Splits in ascending order of date. Rows that come twice stay twice; rows without date or ratio are reported. */
export function readSplits(label: string, symbol: string, rows: readonly SplitRow[]): ReadActions<Split> {
  const readable = rows.filter(({ date, from, to }) => isDate(date) && isPositive(from) && isPositive(to));
  const splits = readable.map(({ date, from, to }) => ({ symbol, date, from, to }) as Split);
  const lost = rows.length - readable.length;
  return {
    actions: splits.sort((a, b) => byDate(a.date, b.date)),
    issues:
      lost === 0 ? [] : [issue('note', symbol, `${lost} split rows of ${label} have no date or ratio; left out.`)],
  };
}

/** Dividends in ascending order of ex-date; rows that come twice count once, others than in USD are reported. */
export function readDividends(label: string, symbol: string, rows: readonly DividendRow[]): ReadActions<Dividend> {
  const readable = rows.filter(({ exDate, amount }) => isDate(exDate) && isPositive(amount));
  const inDollars = readable.filter(({ currency }) => !currency || currency === 'USD');
  const distinct = new Map(inDollars.map((row) => [`${row.exDate} ${row.amount} ${row.identity}`, row]));
  const dividends = [...distinct.values()].map(({ exDate, amount }) => ({ symbol, exDate, amount }) as Dividend);
  const issues: DataIssue[] = [];
  const lost = rows.length - readable.length;
  const foreign = readable.length - inDollars.length;
  const doubled = inDollars.length - distinct.size;
  if (lost > 0)
    issues.push(issue('note', symbol, `${lost} dividend rows of ${label} have no date or amount; left out.`));
  if (foreign > 0) {
    issues.push(issue('dividends-partial', symbol, `${foreign} dividends of ${label} are not in USD; left out.`));
  }
  if (doubled > 0)
    issues.push(issue('note', symbol, `${doubled} dividend rows stand twice at ${label}; counted once.`));
  return { actions: dividends.sort((a, b) => byDate(a.exDate, b.exDate)), issues };
}

function issue(kind: DataIssue['kind'], symbol: string, message: string): DataIssue {
  return { kind, severity: 'warning', symbol, message: `${symbol}: ${message}` };
}

function isDate(value: unknown): value is SessionDate {
  return typeof value === 'string' && isIsoDate(value);
}

function isPositive(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value) && value > 0;
}

function byDate(a: SessionDate, b: SessionDate): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
