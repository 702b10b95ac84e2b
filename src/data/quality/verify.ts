import { FIRST_SESSION, LAST_SESSION, lastCompleteSession } from '../../market/calendar.js';
import { newYorkDate } from '../../market/newYorkTime.js';
import { adjustHistory } from '../adjust.js';
import { entryOf, type Manifest } from '../cache/manifest.js';
import { DamagedFile, type Store } from '../cache/store.js';
import { exchangeSessions } from '../calendarReach.js';
import { splitBySession } from '../sessionFilter.js';
import { badPrints } from './badPrints.js';
import type { Finding } from './finding.js';
import { gaps, staleness, strayBars } from './gaps.js';
import { missingSplits } from './missingSplits.js';
import { ohlcViolations } from './ohlc.js';
import { volumeRuns } from './volumes.js';

/** What was found in one symbol of a store. */
export interface VerifiedSymbol {
  readonly symbol: string;
  readonly rows: number;
  readonly first: string | null;
  readonly last: string | null;
  readonly findings: readonly Finding[];
}

/**
 * Examines the symbols of a store: gaps against the calendar, bars that cannot be, bad prints, volumes, splits, files
 * that are damaged, and bars that end too early.
 * @param now epoch ms; how old the last bar may be counts from here. An imported folder is as old as it is.
 */
export async function verifyStore(store: Store, symbols: readonly string[], now: number): Promise<VerifiedSymbol[]> {
  const manifest = store.manifest();
  const verified: VerifiedSymbol[] = [];
  for (const symbol of symbols) verified.push(await verifySymbol(store, manifest, symbol, now));
  return verified;
}

async function verifySymbol(store: Store, manifest: Manifest, symbol: string, now: number): Promise<VerifiedSymbol> {
  const entry = entryOf(manifest, symbol);
  const about = { symbol, rows: entry?.rows ?? 0, first: entry?.first ?? null, last: entry?.last ?? null };
  const whole = (kind: Finding['kind'], message: string): Finding => ({ kind, symbol, date: null, size: 1, message });
  let content;
  try {
    content = await store.read(symbol, manifest);
  } catch (error) {
    if (!(error instanceof DamagedFile)) throw error;
    return { ...about, findings: [whole('damaged', `${symbol}: ${error.message}`)] };
  }
  if (content === null) return { ...about, findings: [whole('damaged', `${symbol}: ${store.label} does not have it`)] };
  const sessions = manifest.sessions ?? exchangeSessions(FIRST_SESSION, LAST_SESSION);
  const adjusted = manifest.adjusted ? { ...content, issues: [] } : adjustHistory(content, newYorkDate(now));
  const { bars, strays } = splitBySession(adjusted.bars, sessions);
  const last = bars.dates.at(-1);
  const checksAge = store.name !== 'import' && last !== undefined;
  return {
    ...about,
    findings: [
      ...gaps(symbol, bars.dates, sessions),
      ...strayBars(symbol, strays),
      ...ohlcViolations(symbol, bars),
      ...badPrints(symbol, bars),
      ...volumeRuns(symbol, bars),
      ...missingSplits(symbol, bars),
      ...adjusted.issues.map(({ message }) => whole('split', message)),
      ...(checksAge ? staleness(symbol, last, lastCompleteSession(now)) : []),
    ],
  };
}
