import type { Bar, BarColumns, SessionDate } from '../../domain/bar.js';
import { barColumns } from '../../domain/bar.js';
import type { DataIssue } from '../../domain/dataIssue.js';

/** Where the rows come from and which of them are wanted. */
export interface RowContext {
  readonly label: string;
  readonly symbol: string;
  readonly from: SessionDate;
  readonly to: SessionDate;
  /** The New York date of a row's `t`; null where it is no instant. */
  readonly dateOf: (t: unknown) => SessionDate | null;
}

export interface ReadBars {
  readonly bars: BarColumns;
  readonly issues: readonly DataIssue[];
}

const MOST_NAMED = 5;

/**
 * Bars from a vendor's rows `{t, o, h, l, c, v}` in any order: sorted, one a date, within the dates wanted. A row
 * without a price is left out and reported; so is one of two that disagree about a date (the later one counts).
 */
export function readBars(rows: readonly unknown[], context: RowContext): ReadBars {
  const byDate = new Map<SessionDate, Bar>();
  const unreadable: string[] = [];
  const disputed: string[] = [];
  rows.forEach((row, i) => {
    const bar = readBar(row, context.dateOf);
    if (typeof bar === 'string') return unreadable.push(`row ${i + 1}: ${bar}`);
    if (bar.date < context.from || bar.date > context.to) return;
    const earlier = byDate.get(bar.date);
    if (earlier && !sameBar(earlier, bar)) disputed.push(bar.date);
    return byDate.set(bar.date, bar);
  });
  const bars = [...byDate.values()].sort((a, b) => (a.date < b.date ? -1 : 1));
  return {
    bars: barColumns(bars),
    issues: [
      ...badBar(context, unreadable, (n) => `${n} of the daily rows of ${context.label} cannot be read; left out`),
      ...badBar(
        context,
        disputed,
        (n) => `${context.label} gives ${n} of the days twice and differently; the later counts`,
      ),
    ],
  };
}

/** A bar, or in words what is wrong with the row. */
function readBar(row: unknown, dateOf: RowContext['dateOf']): Bar | string {
  if (typeof row !== 'object' || row === null) return 'not an object';
  const { t, o, h, l, c, v } = row as Record<string, unknown>;
  const date = dateOf(t);
  if (date === null) return `no date (t is ${JSON.stringify(t)})`;
  for (const [name, price] of Object.entries({ open: o, high: h, low: l, close: c })) {
    if (!isPrice(price)) return `${date}, ${name} is ${price === undefined ? 'missing' : JSON.stringify(price)}`;
  }
  if (v !== undefined && v !== null && !isVolume(v)) return `${date}, volume is ${JSON.stringify(v)}`;
  return {
    date,
    open: o as number,
    high: h as number,
    low: l as number,
    close: c as number,
    volume: typeof v === 'number' ? v : NaN,
  };
}

function isPrice(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value) && value > 0;
}

function isVolume(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0;
}

function sameBar(a: Bar, b: Bar): boolean {
  return (
    a.open === b.open && a.high === b.high && a.low === b.low && a.close === b.close && Object.is(a.volume, b.volume)
  );
}

function badBar({ symbol }: RowContext, found: readonly string[], what: (n: number) => string): DataIssue[] {
  if (found.length === 0) return [];
  const named = found.slice(0, MOST_NAMED).join('; ');
  const more = found.length > MOST_NAMED ? `; and ${found.length - MOST_NAMED} more` : '';
  const message = `${symbol}: ${what(found.length)} (${named}${more}).`;
  return [{ kind: 'bad-bar', severity: 'warning', symbol, message }];
}
