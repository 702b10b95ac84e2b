import { readdirSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { emptyBars, type SessionDate } from '../../domain/bar.js';
import type { Dividend, Split } from '../../domain/corporateAction.js';
import type { DataIssue } from '../../domain/dataIssue.js';
import { inputError } from '../../domain/error.js';
import { exchangeSessions } from '../calendarReach.js';
import { barsWithin } from '../dateIndex.js';
import { estimateDividendsKnown } from '../dividendReach.js';
import { fingerprintOf } from '../fingerprint.js';
import type { DailyBarSource, DataRequest, LoadedData, LoadOptions, SymbolData } from '../port.js';
import { splitBySession, strayBarIssues } from '../sessionFilter.js';
import { safeSymbol } from '../symbolName.js';
import { readDividends, readSessions, readSplits } from './actionFiles.js';
import { readBarFile, type BarFile } from './barFile.js';

const OTHER_FILES = ['dividends.csv', 'splits.csv', 'sessions.csv'];
/** Findings told one by one for a symbol; the others are counted. */
const MOST_FINDINGS = 5;

/**
 * Daily bars from a folder of `SYMBOL.csv` (`date,open,high,low,close,volume`, adjusted for splits) with, if there,
 * `dividends.csv`, `splits.csv` (facts, not applied) and `sessions.csv`, else the exchange's calendar.
 * @throws NavarchError (input) from `load`: no folder, no file of any symbol asked for, or a file that cannot be read,
 *   with its name and line.
 */
export function csvFolder(dir: string): DailyBarSource {
  const parsed = new Map<string, BarFile>();
  return {
    name: 'csv',
    lastSession: () => null,
    load: (request, options) => loadFolder(dir, parsed, request, options),
  };
}

interface Folder {
  readonly dir: string;
  /** Files that this source has read before, by name: a window is often found by a first load. */
  readonly parsed: Map<string, BarFile>;
  /** File names by their upper-case form, without the files that are no symbol's. */
  readonly files: ReadonlyMap<string, string>;
  readonly sessions: readonly SessionDate[];
  readonly dividends: readonly Dividend[] | null;
  readonly splits: readonly Split[];
}

async function loadFolder(
  dir: string,
  parsed: Map<string, BarFile>,
  request: DataRequest,
  options: LoadOptions = {},
): Promise<LoadedData> {
  const folder = await openFolder(dir, parsed, request);
  const issues: DataIssue[] = [];
  const symbols: SymbolData[] = [];
  for (const symbol of request.symbols) {
    options.signal?.throwIfAborted();
    symbols.push(await loadSymbol(folder, symbol, request, issues));
  }
  if (symbols.every((symbol) => symbol.bars.dates.length === 0)) throw nothingFound(folder, request, issues);
  if (folder.dividends === null) {
    const message = 'the folder has no dividends.csv: the figures are without dividends';
    issues.push({ kind: 'note', severity: 'info', message });
  }
  return {
    source: 'csv',
    sourceLabel: `the files in ${basename(resolve(dir))}/`,
    synthetic: false,
    sessions: folder.sessions,
    symbols,
    fingerprint: fingerprintOf(symbols, folder.sessions),
    issues,
  };
}

async function openFolder(
  dir: string,
  parsed: Map<string, BarFile>,
  { symbols, from, to }: DataRequest,
): Promise<Folder> {
  for (const symbol of symbols) safeSymbol(symbol);
  const [own, dividends, splits] = [await readSessions(dir), await readDividends(dir), await readSplits(dir)];
  return {
    dir,
    parsed,
    files: listFiles(dir),
    sessions: own === null ? exchangeSessions(from, to) : own.filter((date) => date >= from && date <= to),
    dividends,
    splits,
  };
}

/** The symbols that a folder has files of, in order. @throws NavarchError (input) where there is no such folder. */
export function symbolsInFolder(dir: string): string[] {
  return [...listFiles(dir).values()].map((name) => name.slice(0, -'.csv'.length)).sort();
}

function listFiles(dir: string): Map<string, string> {
  let names: string[];
  try {
    names = readdirSync(dir);
  } catch (cause) {
    const reason = (cause as NodeJS.ErrnoException).code === 'ENOENT' ? 'does not exist' : 'cannot be read';
    throw inputError(
      `The data folder ${dir} ${reason}.`,
      'Name a folder that holds SYMBOL.csv: --data csv:DIR.',
      cause,
    );
  }
  const bars = names.filter((name) => /\.csv$/i.test(name) && !OTHER_FILES.includes(name.toLowerCase()));
  return new Map(bars.sort().map((name) => [name.toUpperCase(), name]));
}

async function loadSymbol(
  folder: Folder,
  symbol: string,
  request: DataRequest,
  issues: DataIssue[],
): Promise<SymbolData> {
  const { from, to } = request;
  const of = <T extends { symbol: string }>(rows: readonly T[]) => rows.filter((row) => row.symbol === symbol);
  const name = folder.files.get(`${symbol.toUpperCase()}.CSV`);
  const dividends = of(folder.dividends ?? []);
  const known = { splits: of(folder.splits), dividends, dividendsKnown: estimateDividendsKnown(dividends) };
  if (name === undefined) {
    issues.push(noData(symbol, `there is no file ${symbol}.csv`));
    return { symbol, bars: emptyBars(), ...known };
  }
  const file = folder.parsed.get(name) ?? (await readBarFile(join(folder.dir, name), name, symbol));
  folder.parsed.set(name, file);
  const within = barsWithin(file.bars, from, to);
  const { bars, strays } = splitBySession(within, folder.sessions);
  if (bars.dates.length === 0) issues.push(noData(symbol, `${name} ${reachOf(file)}, none from ${from} to ${to}`));
  issues.push(...findingsWithin(file, symbol, request), ...strayBarIssues(symbol, strays));
  return { symbol, bars, ...known };
}

function noData(symbol: string, why: string): DataIssue {
  return { kind: 'no-data', severity: 'warning', symbol, message: `${symbol}: no data; ${why}` };
}

function reachOf({ bars: { dates } }: BarFile): string {
  return dates.length === 0 ? 'has no rows' : `has bars from ${dates[0]!} to ${dates.at(-1)!}`;
}

function findingsWithin(file: BarFile, symbol: string, { from, to }: DataRequest): DataIssue[] {
  const told = file.findings.filter(({ date }) => date >= from && date <= to);
  const issues = told.slice(0, MOST_FINDINGS).map(({ issue }) => issue);
  const untold = told.length - issues.length;
  if (untold > 0) {
    const message = `${symbol}: ${untold} more rows of its file cannot be or stand twice`;
    issues.push({ kind: 'bad-bar', severity: 'warning', symbol, message });
  }
  return issues;
}

function nothingFound({ dir, files }: Folder, { from, to }: DataRequest, issues: readonly DataIssue[]): Error {
  const why = issues.filter(({ kind }) => kind === 'no-data').map(({ message }) => message);
  const found = files.size === 0 ? 'It holds no SYMBOL.csv at all.' : `It holds ${listed([...files.values()])}.`;
  return inputError(
    `No market data in ${dir} from ${from} to ${to}: ${listed(why, '; ')}.`,
    `${found} Check the folder, the symbols and the dates.`,
  );
}

function listed(names: readonly string[], separator = ', '): string {
  const most = 6;
  if (names.length <= most) return names.join(separator);
  return `${names.slice(0, most).join(separator)} and ${names.length - most} more`;
}
