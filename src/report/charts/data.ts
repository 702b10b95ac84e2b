import type { SessionDate } from '../../domain/bar.js';

/** A figure that may be missing, as JSON holds it. */
export type Maybe = number | null;

/** A stretch of sessions, both ends included, as indices into `sessions`. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** All that the charts of one report draw: it lies in the page as JSON. Indices are places in `sessions`. */
export interface ChartData {
  readonly sessions: readonly SessionDate[];
  readonly groups: readonly GroupSeries[];
  /** The sessions that `nav`, `drawdown` and `sharpe` are given at: all of them, or enough for the eye. */
  readonly at: readonly number[];
  readonly benchmark: LineSeries | null;
  /** USD at the start. */
  readonly capital: number;
  /** Which group had the highest NAV, and while. */
  readonly leader: readonly (Span & { readonly group: number })[];
  /** Calendar years of the window, first and last perhaps partial. */
  readonly years: readonly string[];
  /** A fraction above 0: the drawdown that is watched. */
  readonly drawdownThreshold: number;
  /** Returns that the rolling Sharpe is taken over. */
  readonly sharpeWindow: number;
  /** Symbols of all groups, in order: their colours. */
  readonly symbols: readonly string[];
}

interface LineSeries {
  readonly name: string;
  /** USD, to the cent. */
  readonly nav: readonly Maybe[];
  /** Fractions at or below 0. */
  readonly drawdown: readonly Maybe[];
  readonly sharpe: readonly Maybe[];
  /** One a year. */
  readonly yearly: readonly Maybe[];
}

export interface GroupSeries extends LineSeries {
  readonly winner: boolean;
  readonly weights: WeightSeries;
  readonly picks: PickSeries;
  /** Sessions after whose close the drawdown guard sold. */
  readonly guard: readonly number[];
}

/** Shares of the NAV over time, in thousandths. */
export interface WeightSeries {
  /** Means of calendar months, at their middles; else one a session. */
  readonly byMonth: boolean;
  readonly at: readonly number[];
  readonly rows: readonly {
    readonly name: string;
    readonly symbol: number | null;
    readonly values: readonly number[];
  }[];
}

/** Who was picked while: a row a symbol. */
export interface PickSeries {
  readonly rows: readonly { readonly name: string; readonly symbol: number; readonly spans: readonly Span[] }[];
}
