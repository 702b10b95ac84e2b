import { BAR_FIELDS, barAt, barColumns, emptyBars, type Bar, type BarColumns } from '../../domain/bar.js';
import type { Dividend, Split } from '../../domain/corporateAction.js';
import { barsWithin } from '../dateIndex.js';
import type { Revision } from './revisions.js';
import type { SymbolFile } from './symbolFile.js';

type Change = Omit<Revision, 'seenAt'>;

/**
 * What is known of a symbol after a new answer: the new bars, and the old ones outside the dates that the answer
 * spans. Old bars within them that the answer lacks are gone. Whatever changed of the past comes back as revisions.
 */
export function mergeHistory(old: SymbolFile, fresh: SymbolFile): { merged: SymbolFile; changes: Change[] } {
  const { symbol } = old;
  const first = fresh.bars.dates[0];
  const last = fresh.bars.dates.at(-1);
  const reached = old.bars.dates.at(-1) ?? '';
  const bars = first === undefined || last === undefined ? old.bars : spliced(old.bars, fresh.bars, first, last);
  const overlap = first === undefined || last === undefined ? emptyBars() : barsWithin(old.bars, first, last);
  const changes = [
    ...barChanges(symbol, overlap, fresh.bars, reached),
    ...actionChanges(symbol, 'split', splitTexts(old.splits), splitTexts(fresh.splits), reached),
    ...actionChanges(symbol, 'dividend', amounts(old.dividends), amounts(fresh.dividends), reached),
  ];
  return { merged: { symbol, bars, splits: fresh.splits, dividends: fresh.dividends }, changes };
}

function spliced(old: BarColumns, fresh: BarColumns, first: string, last: string): BarColumns {
  const rows = (bars: BarColumns, keep: (date: string) => boolean) =>
    bars.dates.flatMap((date, i) => (keep(date) ? [barAt(bars, i)] : []));
  return barColumns([
    ...rows(old, (date) => date < first),
    ...rows(fresh, () => true),
    ...rows(old, (date) => date > last),
  ]);
}

/** Differences between the bars of the same dates; new bars count only up to what had been `reached`. */
function barChanges(symbol: string, old: BarColumns, fresh: BarColumns, reached: string): Change[] {
  const before = byDate(old);
  const after = byDate(fresh);
  const dates = [...new Set([...before.keys(), ...after.keys()])].filter((date) => date <= reached).sort();
  const from = old.dates[0];
  return dates
    .filter((date) => from !== undefined && date >= from)
    .flatMap((date) =>
      BAR_FIELDS.map((field) => ({
        symbol,
        date,
        field,
        before: figure(before.get(date)?.[field]),
        after: figure(after.get(date)?.[field]),
      })).filter((change) => change.before !== change.after),
    );
}

function byDate(bars: BarColumns): Map<string, Bar> {
  return new Map(bars.dates.map((date, i) => [date, barAt(bars, i)]));
}

const figure = (value: number | undefined) => (value === undefined || Number.isNaN(value) ? null : value);

function actionChanges(
  symbol: string,
  field: 'split' | 'dividend',
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
  reached: string,
): Change[] {
  const dates = [...new Set([...before.keys(), ...after.keys()])].filter((date) => date <= reached).sort();
  return dates
    .map((date) => ({ symbol, date, field, before: before.get(date) ?? null, after: after.get(date) ?? null }))
    .filter((change) => change.before !== change.after);
}

function splitTexts(splits: readonly Split[]): Map<string, string> {
  return joined(splits.map(({ date, from, to }) => [date, `${to}:${from}`]));
}

function amounts(dividends: readonly Dividend[]): Map<string, string> {
  return joined(dividends.map(({ exDate, amount }) => [exDate, String(amount)]));
}

function joined(entries: readonly (readonly [string, string])[]): Map<string, string> {
  const texts = new Map<string, string>();
  for (const [date, text] of entries) texts.set(date, texts.has(date) ? `${texts.get(date)!} and ${text}` : text);
  return texts;
}
