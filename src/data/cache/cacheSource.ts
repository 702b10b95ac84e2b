import { inputError } from '../../domain/error.js';
import { newYorkDate } from '../../market/newYorkTime.js';
import { fingerprintOf } from '../fingerprint.js';
import type { DailyBarSource, DataRequest, LoadedData } from '../port.js';
import { entryOf, type StoreName } from './manifest.js';
import { readStore } from './readStore.js';
import type { Cache, Store } from './store.js';

const LABELS: Readonly<Record<StoreName, string>> = {
  polygon: 'Polygon, as cached',
  alpaca: 'Alpaca, as cached',
  import: 'the imported files',
};

/**
 * What is in the cache, without asking anybody. Sources are never mixed: of those that filled the cache, the one with
 * most of the symbols is read, of equals the one fetched last; `store` names one instead.
 * @throws NavarchError (input) from `load` where the cache has none of the symbols in the window.
 */
export function cacheSource(cache: Cache, store?: StoreName): DailyBarSource {
  return {
    name: 'cache',
    lastSession: () => null,
    load: (request) => loadFrom(store === undefined ? bestStore(cache, request.symbols) : cache.store(store), request),
  };
}

async function loadFrom(store: Store, request: DataRequest): Promise<LoadedData> {
  const { sessions, symbols, issues } = await readStore(store, request, fetchedUpTo(store, request.symbols));
  if (symbols.every(({ bars }) => bars.dates.length === 0)) {
    throw inputError(
      `No market data loaded: ${store.label} has no bar from ${request.from} to ${request.to} of ${request.symbols.join(', ')}.`,
      'See what there is with data list; fill it with data sync or data import DIR.',
    );
  }
  return {
    source: 'cache',
    sourceLabel: LABELS[store.name],
    synthetic: false,
    sessions,
    symbols,
    fingerprint: fingerprintOf(symbols, sessions),
    issues,
  };
}

/** The store to read some symbols from. @throws NavarchError (input) where the cache is empty. */
export function bestStore(cache: Cache, symbols: readonly string[]): Store {
  const ranked = cache.stores().map((name) => {
    const store = cache.store(name);
    const manifest = store.manifest();
    const entries = symbols.flatMap((symbol) => entryOf(manifest, symbol) ?? []);
    const latest =
      entries
        .map(({ fetchedAt }) => fetchedAt)
        .sort()
        .at(-1) ?? '';
    return { store, count: entries.length, latest };
  });
  ranked.sort((a, b) => b.count - a.count || (a.latest < b.latest ? 1 : -1));
  const best = ranked[0];
  if (best !== undefined) return best.store;
  throw inputError(`The cache ${cache.dir} is empty.`, 'Fill it with data sync or data import DIR.');
}

/** The date of the last fetch: splits announced for later had not happened then. */
function fetchedUpTo(store: Store, symbols: readonly string[]): string {
  const manifest = store.manifest();
  const instants = symbols.flatMap((symbol) => entryOf(manifest, symbol)?.fetchedAt ?? []);
  const latest = instants.sort().at(-1);
  return latest === undefined ? '' : newYorkDate(Date.parse(latest));
}
