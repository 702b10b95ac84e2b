import { emptyBars, type SessionDate } from '../../domain/bar.js';
import type { DataIssue } from '../../domain/dataIssue.js';
import { failure } from '../../domain/error.js';
import { adjustHistory } from '../adjust.js';
import { exchangeSessions } from '../calendarReach.js';
import { barsWithin } from '../dateIndex.js';
import type { DataRequest, SymbolData } from '../port.js';
import { splitBySession, strayBarIssues } from '../sessionFilter.js';
import { entryOf, type CachedSymbol, type Manifest } from './manifest.js';
import { DamagedFile, type Store } from './store.js';
import type { SymbolFile } from './symbolFile.js';

export interface StoreContent {
  readonly sessions: readonly SessionDate[];
  /** One for each symbol asked for, in that order. */
  readonly symbols: readonly SymbolData[];
  readonly issues: readonly DataIssue[];
}

/**
 * What a store has of a request, adjusted for splits up to `asOf`. A symbol that it lacks comes back empty and named.
 * @throws NavarchError (failure) naming a damaged file and how to mend it.
 */
export async function readStore(store: Store, request: DataRequest, asOf: SessionDate): Promise<StoreContent> {
  const manifest = store.manifest();
  const sessions = sessionsOf(manifest, request);
  const issues: DataIssue[] = [];
  const symbols: SymbolData[] = [];
  for (const symbol of request.symbols) {
    const content = await contentOf(store, symbol, manifest);
    const entry = entryOf(manifest, symbol);
    if (content === null || entry === undefined) {
      issues.push(noData(symbol, `${store.label} does not have it`));
      symbols.push({ symbol, bars: emptyBars(), splits: [], dividends: [], dividendsKnown: null });
      continue;
    }
    const adjusted = manifest.adjusted ? { ...content, issues: [] } : adjustHistory(content, asOf);
    const { bars, strays } = splitBySession(barsWithin(adjusted.bars, request.from, request.to), sessions);
    issues.push(...entry.issues, ...clipped(store, symbol, entry, request.from));
    issues.push(...adjusted.issues, ...strayBarIssues(symbol, strays));
    if (bars.dates.length === 0) issues.push(noData(symbol, whatThereIs(entry)));
    const { splits, dividends } = adjusted;
    symbols.push({ symbol, bars, splits, dividends, dividendsKnown: entry.dividendsKnown });
  }
  return { sessions, symbols, issues };
}

function sessionsOf({ sessions }: Manifest, { from, to }: DataRequest): readonly SessionDate[] {
  return sessions === null ? exchangeSessions(from, to) : sessions.filter((date) => date >= from && date <= to);
}

async function contentOf(store: Store, symbol: string, manifest: Manifest): Promise<SymbolFile | null> {
  try {
    return await store.read(symbol, manifest);
  } catch (error) {
    if (!(error instanceof DamagedFile)) throw error;
    throw failure(`${error.message}.`, mending(store, symbol), error);
  }
}

/** What to do about a damaged file. */
export function mending(store: Store, symbol: string): string {
  return store.name === 'import'
    ? 'Import the folder again: data import DIR.'
    : `Fetch it again: data sync --source ${store.name} --symbols ${symbol}`;
}

function clipped(store: Store, symbol: string, { clippedTo, first }: CachedSymbol, from: SessionDate): DataIssue[] {
  // Bars of before a plan was shortened stay in the cache, and are no less known.
  if (clippedTo === null || from >= clippedTo || (first !== null && first < clippedTo)) return [];
  const message = `${symbol}: ${store.name} gave no bars before ${clippedTo}, the limit of its plan; asked for from ${from}`;
  return [{ kind: 'clipped', severity: 'warning', symbol, message }];
}

function whatThereIs({ first, last }: CachedSymbol): string {
  return first === null ? 'the source knows none' : `the cache has ${first} to ${last!}, outside the dates asked for`;
}

function noData(symbol: string, why: string): DataIssue {
  return { kind: 'no-data', severity: 'warning', symbol, message: `${symbol}: no data; ${why}` };
}
