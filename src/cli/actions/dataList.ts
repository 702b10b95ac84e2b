import { entryOf, type CachedSymbol } from '../../data/cache/manifest.js';
import type { Store } from '../../data/cache/store.js';
import { ExitCode } from '../exitCode.js';
import { writeJson } from '../terminal.js';
import { storesOf, type DataJob } from './dataJob.js';
import { underHeads } from '../columns.js';

interface Listed {
  readonly symbol: string;
  readonly entry: CachedSymbol;
}

/** What the cache holds, a table for each source that filled it. */
export function listData(job: DataJob): number {
  const { terminal, json } = job.context;
  if (job.cache.stores().length === 0) {
    if (json !== null) writeJson(json, { schemaVersion: 1, cache: job.cache.dir, sources: [] });
    terminal.print(`The cache is empty: ${job.cache.dir}`);
    terminal.say('Fill it with data sync or data import DIR.');
    return ExitCode.Done;
  }
  const listed = storesOf(job).map((store) => ({ store, symbols: symbolsOf(store, job.symbols) }));
  if (json !== null) {
    const sources = listed.map(({ store, symbols }) => ({
      source: store.name,
      symbols: symbols.map(({ symbol, entry }) => ({ symbol, ...entry })),
    }));
    writeJson(json, { schemaVersion: 1, cache: job.cache.dir, sources });
  }
  for (const { store, symbols } of listed) {
    terminal.print(`${store.name}: ${symbols.length} symbols in ${store.dir}`);
    if (symbols.length > 0) for (const line of underHeads(HEAD, symbols.map(rowOf))) terminal.print(line);
  }
  return ExitCode.Done;
}

function symbolsOf(store: Store, wanted: readonly string[] | undefined): Listed[] {
  const manifest = store.manifest();
  return (wanted ?? Object.keys(manifest.symbols).sort()).flatMap((symbol) => {
    const entry = entryOf(manifest, symbol);
    return entry === undefined ? [] : [{ symbol, entry }];
  });
}

const HEAD = ['SYMBOL', 'BARS', 'FIRST', 'LAST', 'SPL', 'DIV', 'REV', 'FETCHED', 'FINGERPRINT'];

function rowOf({ symbol, entry }: Listed): (string | number)[] {
  const { rows, first, last, splits, dividends, revisions, fetchedAt, fingerprint } = entry;
  const hash = fingerprint.slice('sha256:'.length).slice(0, 12);
  return [symbol, rows, first ?? '-', last ?? '-', splits, dividends, revisions, fetchedAt.slice(0, 10), hash];
}
