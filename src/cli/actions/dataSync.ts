import type { SyncedSymbol } from '../../data/cache/sync.js';
import { syncStore } from '../../data/cache/sync.js';
import type { Vendor } from '../../data/vendor.js';
import { inputError } from '../../domain/error.js';
import { addDays } from '../../market/date.js';
import { newYorkDate } from '../../market/newYorkTime.js';
import { DEFAULT_SYMBOLS } from '../../../strategies/index.js';
import { openVendor } from '../../config/vendors.js';
import { ExitCode } from '../exitCode.js';
import { showProgress } from '../progress.js';
import { writeJson } from '../terminal.js';
import { printIssues, type DataJob } from './dataJob.js';
import { underHeads } from '../columns.js';

/** `data sync` without `--from` reaches back this far: ten years. */
const DEFAULT_DAYS = 3653;

/** Fetches what the cache lacks; after Ctrl-C or a failure the next sync goes on from there. */
export async function syncData(job: DataJob): Promise<number> {
  const { argv, context, cache } = job;
  const { terminal, now, signal } = context;
  const vendor = await vendorOf(job);
  const to = argv.to ?? vendor.lastSession(now);
  const from = argv.from ?? addDays(newYorkDate(now), -DEFAULT_DAYS);
  const symbols = job.symbols ?? DEFAULT_SYMBOLS;
  const progress = showProgress(terminal);
  const store = cache.store(vendor.name);
  let synced: SyncedSymbol[];
  try {
    synced = await syncStore(store, { vendor, symbols, from, to, now }, { signal, onProgress: progress.update });
  } catch (error) {
    if (!signal.aborted) throw error;
    progress.stop();
    terminal.warn('Stopped. What was fetched is kept; the same command goes on from there.');
    return ExitCode.Interrupted;
  } finally {
    progress.stop();
  }
  print(job, vendor, synced);
  return ExitCode.Done;
}

async function vendorOf({ argv, context: { env, now } }: DataJob): Promise<Vendor> {
  if (argv.source === 'import') {
    throw inputError(
      'imported data has no vendor to fetch from',
      'Use --source polygon or alpaca, or data import DIR.',
    );
  }
  const hasAlpaca = env['ALPACA_API_KEY'] ?? env['APCA_API_KEY_ID'];
  const usual = !env['POLYGON_API_KEY'] && hasAlpaca ? 'alpaca' : 'polygon';
  return openVendor(argv.source ?? usual, env, now);
}

function print({ context, cache }: DataJob, vendor: Vendor, synced: readonly SyncedSymbol[]): void {
  const { terminal, json } = context;
  if (json !== null) {
    const symbols = synced.map(({ entry: { issues: _told, ...entry }, ...rest }) => ({ ...rest, ...entry }));
    writeJson(json, { schemaVersion: 1, source: vendor.name, cache: cache.dir, symbols });
  }
  const rows = synced.map(({ symbol, state, entry }) => [
    symbol,
    state,
    entry.rows,
    entry.first ?? '-',
    entry.last ?? '-',
    entry.splits,
    entry.dividends,
    entry.revisions,
  ]);
  for (const line of underHeads(['SYMBOL', 'STATE', 'BARS', 'FIRST', 'LAST', 'SPLITS', 'DIVIDENDS', 'REVISED'], rows)) {
    terminal.print(line);
  }
  printIssues(
    synced.flatMap(({ issues }) => issues),
    terminal,
  );
  terminal.say(`${vendor.label}: ${synced.length} symbols in ${cache.dir}`);
}
