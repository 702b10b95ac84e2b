import type { DataIssue } from '../../domain/dataIssue.js';
import { NavarchError, inputError } from '../../domain/error.js';
import { sessionsBetween } from '../../market/calendar.js';
import { newYorkDate } from '../../market/newYorkTime.js';
import { fingerprintOf } from '../fingerprint.js';
import type { DailyBarSource, DataRequest, LoadedData, LoadOptions } from '../port.js';
import type { Vendor } from '../vendor.js';
import { entryOf } from './manifest.js';
import { readStore, type StoreContent } from './readStore.js';
import type { Cache, Store } from './store.js';
import { syncStore } from './sync.js';

/** Sessions that the cache may lack at the end of a window when its vendor does not answer. */
const MOST_MISSING = 10;

export interface CachedVendorOptions {
  readonly cache: Cache;
  readonly vendor: Vendor;
  /** Epoch ms. */
  readonly now: number;
}

/**
 * A vendor by way of the cache: what is missing is fetched and kept, then everything is read from the cache and
 * adjusted. Where the vendor cannot be reached and the cache has the window but for its last days, it goes on with a
 * warning; else the vendor's error is thrown.
 */
export function cachedVendor({ cache, vendor, now }: CachedVendorOptions): DailyBarSource {
  const store = cache.store(vendor.name);
  return {
    name: vendor.name,
    lastSession: (at) => vendor.lastSession(at),
    async load(request, options) {
      const told = await bringUpToDate(store, vendor, request, now, options);
      const content = await readStore(store, request, newYorkDate(now));
      return loaded(vendor, request, content, told);
    },
  };
}

async function bringUpToDate(
  store: Store,
  vendor: Vendor,
  request: DataRequest,
  now: number,
  options: LoadOptions = {},
): Promise<DataIssue[]> {
  try {
    const synced = await syncStore(store, { ...request, vendor, now }, options);
    return synced.flatMap(({ issues }) => issues);
  } catch (error) {
    options.signal?.throwIfAborted();
    if (!(error instanceof NavarchError) || error.kind === 'input') throw error;
    const reach = reachOf(store, request);
    if (reach === null || lacking(reach, request.to, vendor.lastSession(now)) > MOST_MISSING) throw error;
    const message = `the cache ends on ${reach} and is used as it is, since it could not be brought up to date: ${error.message}`;
    return [{ kind: 'stale', severity: 'warning', message }];
  }
}

/** The date up to which the store has every symbol from the window's begin on; null where it lacks one. */
function reachOf(store: Store, { symbols, from }: DataRequest): string | null {
  const manifest = store.manifest();
  const entries = symbols.map((symbol) => entryOf(manifest, symbol));
  if (entries.some((entry) => entry === undefined || entry.asked.from > from)) return null;
  return entries.map((entry) => entry!.asked.to).sort()[0] ?? null;
}

function lacking(reach: string, to: string, last: string): number {
  const end = to < last ? to : last;
  return reach >= end ? 0 : sessionsBetween(reach, end).length - 1;
}

function loaded(vendor: Vendor, request: DataRequest, content: StoreContent, told: readonly DataIssue[]): LoadedData {
  const { sessions, symbols } = content;
  const issues = [...new Map([...content.issues, ...told].map((issue) => [keyOf(issue), issue])).values()];
  if (symbols.every(({ bars }) => bars.dates.length === 0)) {
    const why = issues.map(({ message }) => message).slice(0, 4);
    throw inputError(
      `No market data loaded: ${vendor.label} has no bar from ${request.from} to ${request.to} of ${request.symbols.join(', ')}.`,
      `Check the symbols, the dates and what the key's plan covers. ${why.join('; ')}`,
    );
  }
  return {
    source: vendor.name,
    sourceLabel: `${vendor.label}, by way of the cache`,
    synthetic: false,
    sessions,
    symbols,
    fingerprint: fingerprintOf(symbols, sessions),
    issues,
  };
}

/** A symbol without data, or with less than asked for, is named once, however many said so. */
function keyOf({ kind, symbol, message }: DataIssue): string {
  return kind === 'no-data' || kind === 'clipped' ? `${kind} ${symbol}` : message;
}
