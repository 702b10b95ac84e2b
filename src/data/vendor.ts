import type { BarColumns, SessionDate } from '../domain/bar.js';
import type { Dividend, Split } from '../domain/corporateAction.js';
import type { DataIssue } from '../domain/dataIssue.js';

/** What a vendor knows of one symbol: raw prices, and the actions to adjust them by. */
export interface VendorHistory {
  readonly symbol: string;
  /** Raw: adjusted for nothing. Ascending, one row a date; empty where the vendor has none. */
  readonly bars: BarColumns;
  /** As the vendor lists them, ascending by date; rows that it lists twice are kept: the reader sets them aside. */
  readonly splits: readonly Split[];
  /** USD a share as paid then, adjusted for nothing; ascending by ex-date. */
  readonly dividends: readonly Dividend[];
  /** The date from which the vendor's plan can answer at all; null where that is not known. */
  readonly clippedTo: SessionDate | null;
  readonly issues: readonly DataIssue[];
}

/**
 * The bars wanted, both dates included. Actions come for the whole reach of the vendor whatever the dates, since a
 * later split adjusts earlier prices.
 */
export interface VendorRequest {
  readonly symbol: string;
  readonly from: SessionDate;
  readonly to: SessionDate;
}

/** A pause that the vendor's limits or a failure impose before the next try. */
export interface VendorWait {
  readonly secondsLeft: number;
  /** For a reader: `Polygon allows 5 calls a minute`. */
  readonly reason: string;
}

export interface VendorOptions {
  readonly onWait?: (wait: VendorWait) => void;
  /** Aborting ends the call with the signal's reason. */
  readonly signal?: AbortSignal;
}

/** A remote source of daily bars, asked a symbol at a time, so that what came is kept when the next one fails. */
export interface Vendor {
  readonly name: 'polygon' | 'alpaca';
  /** For a reader: `Polygon`. */
  readonly label: string;
  /** The calls that one symbol is expected to take. */
  readonly callsPerSymbol: number;
  /** The calls that the vendor's plan allows a minute; null where there is no limit. With it a load's time is estimated. */
  readonly callsPerMinute: number | null;
  /**
   * A symbol that the vendor does not know comes back empty with a `no-data` issue.
   * @throws NavarchError when the vendor cannot be reached, refuses the key or the plan, or answers with nonsense.
   */
  fetchHistory(request: VendorRequest, options?: VendorOptions): Promise<VendorHistory>;
  /** The last session that the vendor's plan has in full at `now` (epoch ms). */
  lastSession(now: number): SessionDate;
}
