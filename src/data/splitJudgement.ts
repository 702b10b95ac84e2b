import type { BarColumns } from '../domain/bar.js';
import type { Split } from '../domain/corporateAction.js';
import type { DataIssue } from '../domain/dataIssue.js';
import { daysBetween } from '../market/date.js';
import { firstIndexFrom } from './dateIndex.js';

/** A ratio nearer to 1 than this cannot be told from a day's move; such a split is trusted. */
const TELLING_RATIO = 1.3;
/** Calendar days: prices further apart than this say nothing about a split between them. */
const LONGEST_GAP = 15;
const SAME_RATIO = 1e-4;

export interface JudgedSplits {
  /** In ascending order of date, one a date. */
  readonly accepted: readonly Split[];
  readonly issues: readonly DataIssue[];
}

/**
 * Sorts a vendor's split rows into those to apply and those to set aside. Rows of one date and ratio count once; of
 * rows of one date that disagree, the one nearest to the jump of the raw prices counts; and a split of a ratio that
 * no usual day makes ({@link TELLING_RATIO}) counts only if that jump is nearer to it than to none.
 */
export function judgeSplits(symbol: string, bars: BarColumns, splits: readonly Split[]): JudgedSplits {
  const issues: DataIssue[] = [];
  const setAside = (message: string) =>
    issues.push({ kind: 'split-quarantined', severity: 'warning', symbol, message: `${symbol}: ${message}` });
  const accepted: Split[] = [];
  for (const [date, rows] of byDate(splits)) {
    const possible = rows.filter(isPossible);
    for (const row of rows) if (!isPossible(row)) setAside(`the split row ${ratioText(row)} of ${date} cannot be`);
    const distinct = possible.filter((row, i) => possible.findIndex((other) => sameRatio(row, other)) === i);
    const repeats = possible.length - distinct.length;
    if (repeats > 0) {
      setAside(
        `the ${ratioText(distinct[0]!)} split of ${date} stands ${repeats + 1} times in the source; applied once`,
      );
    }
    const jump = overnightJump(bars, date);
    const ranked = jump === null ? distinct : [...distinct].sort((a, b) => distance(jump, a) - distance(jump, b));
    const [best, ...others] = ranked;
    if (best === undefined) continue;
    const said = jump === null ? 'no price around it decides' : `the prices went ${jump.text}`;
    for (const other of others) {
      setAside(
        `two splits of ${date} disagree, ${ratioText(best)} and ${ratioText(other)}; ${said}, ${ratioText(best)} is used`,
      );
    }
    if (jump !== null && isContradicted(jump, best)) {
      setAside(`the ${ratioText(best)} split of ${date} is not applied: ${said}, which is no such split`);
    } else {
      accepted.push(best);
    }
  }
  return { accepted, issues };
}

function byDate(splits: readonly Split[]): [string, Split[]][] {
  const groups = new Map<string, Split[]>();
  for (const split of splits) groups.set(split.date, [...(groups.get(split.date) ?? []), split]);
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1));
}

/** Logarithms of the first open and close over the close before, where both stand close to the date. */
interface Jump {
  readonly logs: readonly number[];
  readonly text: string;
}

function overnightJump(bars: BarColumns, date: string): Jump | null {
  const after = firstIndexFrom(bars.dates, date);
  let before = after - 1;
  while (before >= 0 && !(bars.close[before]! > 0)) before--;
  if (before < 0 || after >= bars.dates.length) return null;
  if (daysBetween(bars.dates[before]!, bars.dates[after]!) > LONGEST_GAP) return null;
  const last = bars.close[before]!;
  const prices = [bars.open[after]!, bars.close[after]!].filter((price) => price > 0);
  if (prices.length === 0) return null;
  return {
    logs: prices.map((price) => Math.log(price / last)),
    text: `from a close of ${last} on ${bars.dates[before]!} to ${prices.join(' and ')} on ${bars.dates[after]!}`,
  };
}

const logRatio = (split: Split) => Math.log(split.from / split.to);

const distance = (jump: Jump, split: Split) => Math.min(...jump.logs.map((log) => Math.abs(log - logRatio(split))));

function isContradicted(jump: Jump, split: Split): boolean {
  if (Math.abs(logRatio(split)) < Math.log(TELLING_RATIO)) return false;
  return jump.logs.every((log) => Math.abs(log) < Math.abs(log - logRatio(split)));
}

function isPossible({ from, to }: Split): boolean {
  return Number.isFinite(from) && Number.isFinite(to) && from > 0 && to > 0 && from !== to;
}

function sameRatio(a: Split, b: Split): boolean {
  return Math.abs((a.to * b.from) / (a.from * b.to) - 1) < SAME_RATIO;
}

const ratioText = (split: Split) => `${split.to}:${split.from}`;
