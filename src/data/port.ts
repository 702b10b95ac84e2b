import type { BarColumns, SessionDate } from '../domain/bar.js';
import type { Dividend, Split } from '../domain/corporateAction.js';
import type { DataIssue } from '../domain/dataIssue.js';

export type SourceName = 'polygon' | 'alpaca' | 'csv' | 'demo' | 'cache';

/** Which symbols, and the first and the last session wanted, both included. */
export interface DataRequest {
  readonly symbols: readonly string[];
  readonly from: SessionDate;
  readonly to: SessionDate;
}

/**
 * What a source knows of one symbol, ready to be traded on.
 * Prices are adjusted for splits and not for dividends; a dividend's amount is adjusted for later splits.
 */
export interface SymbolData {
  readonly symbol: string;
  /** Empty columns where the source has nothing. */
  readonly bars: BarColumns;
  readonly splits: readonly Split[];
  readonly dividends: readonly Dividend[];
  /** The dates between which the source would have known a dividend, both included; null where it knows of none. */
  readonly dividendsKnown: { readonly from: SessionDate; readonly to: SessionDate } | null;
}

/** The answer to a {@link DataRequest}: one entry for every symbol asked for, in that order. */
export interface LoadedData {
  /** Where the figures come from: `demo`, `csv`, `polygon`, `alpaca`. */
  readonly source: SourceName;
  /** The same for a reader: `the files in prices/`, `Polygon, by way of the cache`. */
  readonly sourceLabel: string;
  /** True where no market ever traded at these prices. It is said wherever the figures are shown. */
  readonly synthetic: boolean;
  /** The sessions of the request; the exchange's calendar unless the source brings its own. */
  readonly sessions: readonly SessionDate[];
  readonly symbols: readonly SymbolData[];
  /** `sha256:` and 64 hex digits over all prices, splits, dividends and sessions handed out. */
  readonly fingerprint: string;
  readonly issues: readonly DataIssue[];
}

/** How far a long load has come; `secondsLeft` is an estimate. */
export interface Progress {
  readonly label: string;
  readonly done: number;
  readonly total: number;
  readonly secondsLeft?: number;
}

export interface LoadOptions {
  readonly onProgress?: (progress: Progress) => void;
  /** Aborting ends the load with an error; what was fetched so far stays in the cache. */
  readonly signal?: AbortSignal;
}

/** Where daily bars come from. */
export interface DailyBarSource {
  readonly name: SourceName;
  /**
   * Never drops a symbol in silence: a symbol without data comes back empty and is named in `issues`.
   * @throws NavarchError when nothing can be loaded at all; the message names the key, the network or the folder.
   */
  load(request: DataRequest, options?: LoadOptions): Promise<LoadedData>;
  /** The last session that the source can be expected to have in full at `now` (epoch ms); null: the file decides. */
  lastSession(now: number): SessionDate | null;
}
