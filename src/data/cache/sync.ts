import type { SessionDate } from '../../domain/bar.js';
import type { DataIssue } from '../../domain/dataIssue.js';
import { inputError } from '../../domain/error.js';
import { FIRST_SESSION, previousSession, sessionOnOrBefore } from '../../market/calendar.js';
import { daysBetween } from '../../market/date.js';
import { newYorkDate } from '../../market/newYorkTime.js';
import type { DataRequest, LoadOptions } from '../port.js';
import { safeSymbol } from '../symbolName.js';
import type { Vendor, VendorHistory } from '../vendor.js';
import { entryOf, type CachedSymbol, type Manifest } from './manifest.js';
import { mergeHistory } from './merge.js';
import { revisionIssues, type Revision } from './revisions.js';
import { DamagedFile, type Said, type Store, type StoreWriter } from './store.js';
import type { SymbolFile } from './symbolFile.js';
import { syncProgress } from './syncProgress.js';

/** Sessions before the last known bar that are fetched again, since a vendor may have corrected them. */
const OVERLAP = 10;
/** Calendar days: bars that end this little before the end asked for may yet be completed by the vendor. */
const LATE_BARS = 14;
/** What is said of a symbol whatever the dates asked for; the rest is told by the sync alone. */
const LASTING: readonly DataIssue['kind'][] = ['bad-bar', 'split-quarantined', 'note'];
const MOST_LASTING = 12;

export interface SyncRequest extends DataRequest {
  readonly vendor: Vendor;
  /** Epoch ms. */
  readonly now: number;
}

export interface SyncedSymbol {
  readonly symbol: string;
  /** `current`: nothing was missing; `updated`: bars were added; `fetched`: it came whole. */
  readonly state: 'current' | 'updated' | 'fetched';
  readonly entry: CachedSymbol;
  readonly revisions: readonly Revision[];
  /** What the vendor and the comparison with what was known have to say. */
  readonly issues: readonly DataIssue[];
}

/**
 * Fetches what a store lacks of a request, a symbol at a time, and commits each as it arrives: after an error or
 * Ctrl-C the next sync goes on from there. With nothing missing, it neither asks the vendor nor locks the store.
 * @throws NavarchError of the vendor, or where another process is writing to the store.
 */
export async function syncStore(
  store: Store,
  request: SyncRequest,
  options: LoadOptions = {},
): Promise<SyncedSymbol[]> {
  const symbols = [...new Set(request.symbols)].map(safeSymbol);
  const reachable = request.vendor.lastSession(request.now);
  const wanted = { from: request.from, to: request.to < reachable ? request.to : reachable };
  if (wanted.from > wanted.to) throw notYet(request, reachable);
  const states = await lookAt(store, symbols);
  if (states !== null && symbols.every((symbol) => rangeToFetch(states.get(symbol), wanted) === null)) {
    return symbols.map((symbol) => ({ ...CURRENT, symbol, entry: states.get(symbol)!.entry }));
  }
  return store.write((writer) => fetchMissing(writer, symbols, wanted, request, options), options.signal);
}

function notYet({ vendor, from }: SyncRequest, reachable: SessionDate): Error {
  const message = `${vendor.label} has no session from ${from} on: the last that it has in full is ${reachable}.`;
  return inputError(message, 'Begin earlier, with --from.');
}

const CURRENT = { state: 'current', revisions: [], issues: [] } as const;

/** What the store has of a symbol; `content` null where its file is damaged. */
interface Known {
  readonly entry: CachedSymbol;
  readonly content: SymbolFile | null;
}

async function lookAt(store: Store, symbols: readonly string[]): Promise<Map<string, Known> | null> {
  try {
    const known = new Map<string, Known>();
    const manifest = store.manifest();
    for (const symbol of symbols) {
      const found = await knownOf(store, manifest, symbol);
      if (found !== undefined) known.set(symbol, found);
    }
    return known;
  } catch {
    // A damaged manifest: the writer puts it aside and begins anew.
    return null;
  }
}

async function knownOf(store: Store, manifest: Manifest, symbol: string): Promise<Known | undefined> {
  const entry = entryOf(manifest, symbol);
  if (entry === undefined) return undefined;
  try {
    return { entry, content: await store.read(symbol, manifest) };
  } catch (error) {
    if (!(error instanceof DamagedFile)) throw error;
    return { entry, content: null };
  }
}

interface Range {
  readonly from: SessionDate;
  readonly to: SessionDate;
}

/** The bars to ask for; null where the store has all that is wanted. */
export function rangeToFetch(known: Known | undefined, wanted: Range): (Range & { readonly whole: boolean }) | null {
  if (known === undefined) return { ...wanted, whole: true };
  const { asked, last } = known.entry;
  const all = { from: earlier(wanted.from, asked.from), to: later(wanted.to, asked.to), whole: true };
  if (known.content === null || wanted.from < asked.from) return all;
  if (wanted.to <= asked.to) return null;
  if (last === null) return all;
  return { from: later(sessionsBefore(last, OVERLAP - 1), asked.from), to: wanted.to, whole: false };
}

async function fetchMissing(
  writer: StoreWriter,
  symbols: readonly string[],
  wanted: Range,
  request: SyncRequest,
  options: LoadOptions,
): Promise<SyncedSymbol[]> {
  const progress = syncProgress(symbols.length, request.vendor, options);
  const synced: SyncedSymbol[] = [];
  for (const symbol of symbols) {
    options.signal?.throwIfAborted();
    const known = await knownOf(writer.store, writer.manifest, symbol);
    const range = rangeToFetch(known, wanted);
    if (range === null) {
      synced.push({ ...CURRENT, symbol, entry: known!.entry });
    } else {
      progress.begin(symbol);
      const history = await request.vendor.fetchHistory(
        { symbol, from: range.from, to: range.to },
        { onWait: progress.wait, ...(options.signal && { signal: options.signal }) },
      );
      synced.push(await commit(writer, known, history, range, request.now));
    }
    progress.done(symbol, range !== null);
  }
  return synced;
}

async function commit(
  writer: StoreWriter,
  known: Known | undefined,
  history: VendorHistory,
  range: Range & { readonly whole: boolean },
  now: number,
): Promise<SyncedSymbol> {
  const { symbol } = history;
  const seenAt = new Date(now).toISOString();
  const fresh = { symbol, bars: history.bars, splits: history.splits, dividends: history.dividends };
  const { merged, changes } = known?.content ? mergeHistory(known.content, fresh) : { merged: fresh, changes: [] };
  const revisions = changes.map((change) => ({ ...change, seenAt }));
  const entry = await writer.put(merged, saidOf(known, history, merged, range, now, revisions.length), revisions);
  return {
    symbol,
    state: known?.content && !range.whole ? 'updated' : 'fetched',
    entry,
    revisions,
    issues: [
      ...history.issues.filter(({ kind }) => kind !== 'no-data' || merged.bars.dates.length === 0),
      ...revisionIssues(symbol, revisions),
    ],
  };
}

function saidOf(
  known: Known | undefined,
  history: VendorHistory,
  { bars, dividends }: SymbolFile,
  range: Range & { readonly whole: boolean },
  now: number,
  revisions: number,
): Said {
  const from = known ? earlier(known.entry.asked.from, range.from) : range.from;
  const before = known && !range.whole ? known.entry : null;
  const firstDividend = dividends[0]?.exDate ?? from;
  return {
    asked: { from, to: answeredTo(bars.dates.at(-1), range.to) },
    fetchedAt: new Date(now).toISOString(),
    dividendsKnown: { from: earlier(history.clippedTo ?? from, firstDividend), to: newYorkDate(now) },
    clippedTo: before ? before.clippedTo : history.clippedTo,
    revisions: (known?.entry.revisions ?? 0) + revisions,
    issues: lastingIssues(before?.issues ?? [], history.issues),
  };
}

/** Up to where an answer counts as given: bars that end shortly before its end may still come. */
function answeredTo(last: SessionDate | undefined, to: SessionDate): SessionDate {
  return last !== undefined && last < to && daysBetween(last, to) <= LATE_BARS ? last : to;
}

function lastingIssues(before: readonly DataIssue[], fresh: readonly DataIssue[]): DataIssue[] {
  const lasting = [...before, ...fresh].filter(({ kind }) => LASTING.includes(kind));
  const distinct = new Map(lasting.map((issue) => [issue.message, issue]));
  return [...distinct.values()].slice(-MOST_LASTING);
}

function sessionsBefore(date: SessionDate, count: number): SessionDate {
  let session = sessionOnOrBefore(date);
  for (let i = 0; i < count && session > FIRST_SESSION; i++) session = previousSession(session);
  return session;
}

const earlier = (a: SessionDate, b: SessionDate) => (a < b ? a : b);
const later = (a: SessionDate, b: SessionDate) => (a > b ? a : b);
