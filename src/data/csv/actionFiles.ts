import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { SessionDate } from '../../domain/bar.js';
import type { Dividend, Split } from '../../domain/corporateAction.js';
import { openTable } from './table.js';

/** `dividends.csv`: `symbol,ex_date,amount`, ascending by symbol's ex-date; null where the folder has no such file. */
export async function readDividends(dir: string): Promise<Dividend[] | null> {
  const path = join(dir, 'dividends.csv');
  if (!existsSync(path)) return null;
  const table = await openTable(path, 'dividends.csv');
  const [symbol, exDate, amount] = [table.require('symbol'), table.require('ex_date'), table.require('amount')];
  const dividends: Dividend[] = [];
  while (table.nextRow()) {
    const dividend = { symbol: table.text(symbol), exDate: table.date(exDate), amount: table.number(amount) };
    if (dividend.symbol === '') throw table.error('a dividend without a symbol');
    if (!(dividend.amount >= 0)) throw table.error(`a dividend of "${table.text(amount)}"`);
    dividends.push(dividend);
  }
  return dividends.sort((a, b) => compare(a.exDate, b.exDate));
}

/** `splits.csv`: `symbol,date,from,to`, ascending by date; none where the folder has no such file. */
export async function readSplits(dir: string): Promise<Split[]> {
  const path = join(dir, 'splits.csv');
  if (!existsSync(path)) return [];
  const table = await openTable(path, 'splits.csv');
  const at = ['symbol', 'date', 'from', 'to'].map((name) => table.require(name)) as [number, number, number, number];
  const splits: Split[] = [];
  while (table.nextRow()) {
    const split = {
      symbol: table.text(at[0]),
      date: table.date(at[1]),
      from: table.number(at[2]),
      to: table.number(at[3]),
    };
    if (split.symbol === '') throw table.error('a split without a symbol');
    if (!(split.from > 0 && split.to > 0)) throw table.error(`a split from ${split.from} to ${split.to}`);
    splits.push(split);
  }
  return splits.sort((a, b) => compare(a.date, b.date));
}

/** `sessions.csv`: `date`, ascending, each once; null where the folder has no such file. */
export async function readSessions(dir: string): Promise<SessionDate[] | null> {
  const path = join(dir, 'sessions.csv');
  if (!existsSync(path)) return null;
  const table = await openTable(path, 'sessions.csv');
  const date = table.require('date');
  const dates = new Set<SessionDate>();
  while (table.nextRow()) dates.add(table.date(date));
  if (dates.size === 0) throw table.error('no session at all');
  return [...dates].sort(compare);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
