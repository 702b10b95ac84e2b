import type { BarColumns, SessionDate } from '../../domain/bar.js';
import type { DataIssue } from '../../domain/dataIssue.js';
import { openTable, type CsvTable } from './table.js';

/** One symbol's file: its rows in ascending order of date, one a date, and what was wrong with them. */
export interface BarFile {
  readonly bars: BarColumns;
  /** With the date each is about, so that only those of the window are told. */
  readonly findings: readonly BarFinding[];
}

export interface BarFinding {
  readonly date: SessionDate;
  readonly issue: DataIssue;
}

interface Rows {
  count: number;
  readonly dates: SessionDate[];
  readonly open: Float64Array;
  readonly high: Float64Array;
  readonly low: Float64Array;
  readonly close: Float64Array;
  readonly volume: Float64Array;
}

const PRICES = ['open', 'high', 'low', 'close'] as const;

/**
 * Reads `date,open,high,low,close,volume` in any order of columns; `volume` may be missing.
 * A price of 0 or less is no price, and a high below its low makes neither known: both become NaN and are reported.
 * Everything else stands as the file has it.
 * @throws NavarchError (input) naming the file and, for a date or number that is none, the line.
 */
export async function readBarFile(path: string, label: string, symbol: string): Promise<BarFile> {
  const table = await openTable(path, label);
  const findings: BarFinding[] = [];
  const rows = readRows(table);
  const bars = inOrder(rows, symbol, findings);
  clearImpossible(bars, symbol, findings);
  return { bars, findings };
}

function readRows(table: CsvTable): Rows {
  const at = {
    date: table.require('date'),
    open: table.require('open'),
    high: table.require('high'),
    low: table.require('low'),
    close: table.require('close'),
    volume: table.find('volume'),
  };
  const room = table.countLines();
  const rows: Rows = {
    count: 0,
    dates: [],
    open: new Float64Array(room),
    high: new Float64Array(room),
    low: new Float64Array(room),
    close: new Float64Array(room),
    volume: new Float64Array(room),
  };
  while (table.nextRow()) {
    const i = rows.count++;
    rows.dates.push(table.date(at.date));
    rows.open[i] = table.number(at.open);
    rows.high[i] = table.number(at.high);
    rows.low[i] = table.number(at.low);
    rows.close[i] = table.number(at.close);
    rows.volume[i] = table.number(at.volume);
  }
  return rows;
}

function inOrder(rows: Rows, symbol: string, findings: BarFinding[]): BarColumns {
  const { count, dates } = rows;
  let ascending = true;
  for (let i = 1; i < count && ascending; i++) ascending = dates[i - 1]! < dates[i]!;
  if (ascending) return columnsOf(rows, null);
  const order = Array.from({ length: count }, (_, i) => i);
  order.sort((a, b) => (dates[a]! < dates[b]! ? -1 : dates[a]! > dates[b]! ? 1 : a - b));
  const kept: number[] = [];
  for (const i of order) {
    const before = kept.at(-1);
    if (before === undefined || dates[before] !== dates[i]) {
      kept.push(i);
      continue;
    }
    kept[kept.length - 1] = i;
    findings.push(duplicate(symbol, dates[i]!, sameRow(rows, before, i)));
  }
  return columnsOf(rows, kept);
}

function columnsOf(rows: Rows, kept: readonly number[] | null): BarColumns {
  const column = (values: Float64Array) =>
    kept === null ? values.subarray(0, rows.count) : Float64Array.from(kept, (i) => values[i]!);
  return {
    dates: kept === null ? rows.dates : kept.map((i) => rows.dates[i]!),
    open: column(rows.open),
    high: column(rows.high),
    low: column(rows.low),
    close: column(rows.close),
    volume: column(rows.volume),
  };
}

function sameRow(rows: Rows, a: number, b: number): boolean {
  return [...PRICES, 'volume' as const].every((field) => Object.is(rows[field][a], rows[field][b]));
}

function duplicate(symbol: string, date: SessionDate, same: boolean): BarFinding {
  const message = same
    ? `${symbol}: the bar of ${date} stands twice in the file, the same both times`
    : `${symbol}: two bars of ${date} disagree; the later row is used`;
  return { date, issue: { kind: same ? 'note' : 'bad-bar', severity: same ? 'info' : 'warning', symbol, message } };
}

function clearImpossible(bars: BarColumns, symbol: string, findings: BarFinding[]): void {
  const report = (i: number, what: string) =>
    findings.push({
      date: bars.dates[i]!,
      issue: {
        kind: 'bad-bar',
        severity: 'warning',
        symbol,
        message: `${symbol}: ${what} on ${bars.dates[i]!}; taken as missing`,
      },
    });
  const { open, high, low, close, volume } = bars;
  for (let i = 0; i < close.length; i++) {
    if (high[i]! < low[i]!) {
      report(i, `a high of ${high[i]!} below the low of ${low[i]!}`);
      high[i] = low[i] = Number.NaN;
    }
    if (!(open[i]! <= 0 || high[i]! <= 0 || low[i]! <= 0 || close[i]! <= 0 || volume[i]! < 0)) continue;
    for (const field of PRICES) {
      if (!(bars[field][i]! <= 0)) continue;
      report(i, `${field === 'open' ? 'an' : 'a'} ${field} of ${bars[field][i]!}`);
      bars[field][i] = Number.NaN;
    }
    if (volume[i]! < 0) {
      report(i, `a volume of ${volume[i]!}`);
      volume[i] = Number.NaN;
    }
  }
}
