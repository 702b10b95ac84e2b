import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { DataIssue } from '../../domain/dataIssue.js';
import { inputError } from '../../domain/error.js';
import { FIRST_SESSION, LAST_SESSION } from '../../market/calendar.js';
import { csvFolder, symbolsInFolder } from '../csv/csvFolder.js';
import type { LoadOptions } from '../port.js';
import type { CachedSymbol } from './manifest.js';
import type { Cache } from './store.js';

export interface Imported {
  readonly symbols: readonly { readonly symbol: string; readonly entry: CachedSymbol }[];
  readonly issues: readonly DataIssue[];
}

/**
 * Copies a CSV folder (as `--data csv:DIR` reads it) into the cache. Its prices are adjusted for splits already, and
 * kept so. Symbols imported before and not in the folder stay.
 * @throws NavarchError (input) as the folder's `load` does.
 */
export async function importFolder(
  cache: Cache,
  dir: string,
  request: { readonly symbols?: readonly string[] | undefined; readonly now: number },
  options: LoadOptions = {},
): Promise<Imported> {
  const symbols = request.symbols ?? symbolsInFolder(dir);
  if (symbols.length === 0) throw inputError(`There is no SYMBOL.csv in ${dir}.`, 'Name a folder that holds some.');
  const data = await csvFolder(dir).load({ symbols, from: FIRST_SESSION, to: LAST_SESSION }, options);
  const fetchedAt = new Date(request.now).toISOString();
  const found = data.symbols.filter(({ bars }) => bars.dates.length > 0);
  const imported: { symbol: string; entry: CachedSymbol }[] = [];
  await cache.store('import').write(async (writer) => {
    for (const { symbol, bars, splits, dividends, dividendsKnown } of found) {
      options.signal?.throwIfAborted();
      const said = {
        asked: { from: FIRST_SESSION, to: LAST_SESSION },
        fetchedAt,
        dividendsKnown,
        clippedTo: null,
        revisions: 0,
        issues: data.issues.filter((issue) => issue.symbol === symbol),
      };
      imported.push({ symbol, entry: await writer.put({ symbol, bars, splits, dividends }, said) });
      options.onProgress?.({ label: symbol, done: imported.length, total: found.length });
    }
    writer.setSessions(existsSync(join(resolve(dir), 'sessions.csv')) ? data.sessions : null);
  }, options.signal);
  return { symbols: imported, issues: data.issues };
}
