import type { SessionDate } from '../domain/bar.js';
import type { DataIssue } from '../domain/dataIssue.js';
import type { SourceName } from '../data/port.js';
import type { BacktestSettings } from './settings.js';

/** One order that was filled. `date` is the session of the fill. */
export interface Trade {
  readonly date: SessionDate;
  readonly symbol: string;
  readonly side: 'buy' | 'sell';
  /** Whole shares, above 0. */
  readonly qty: number;
  /** USD a share, slippage included. */
  readonly price: number;
  /** USD for the order. */
  readonly commission: number;
}

/** One decision. `date` is the session at whose close it was taken; picks stand by score, highest first. */
export interface Decision {
  readonly date: SessionDate;
  readonly picks: readonly string[];
  /** The scores (Sharpe, annualised) of `picks`, in their order; null where the strategy ranks nothing. */
  readonly scores: readonly (number | null)[];
  /** Picks whose slot the momentum filter gave to cash. */
  readonly toCash: readonly string[];
  /** Every symbol of the universe that could be scored, by score, highest first: what was passed over. */
  readonly ranking: readonly { readonly symbol: string; readonly score: number }[];
}

/** An order that did not fill: at the session `date` it ended as `status`. */
export interface UnfilledOrder {
  readonly date: SessionDate;
  readonly symbol: string;
  readonly side: 'buy' | 'sell';
  readonly qty: number;
  readonly status: 'expired' | 'rejected' | 'canceled';
  readonly reason: string;
}

export interface CashFlow {
  readonly date: SessionDate;
  readonly kind: 'dividend' | 'interest';
  readonly symbol: string | null;
  /** USD, signed: what came into cash. */
  readonly amount: number;
}

/** The drawdown guard sold everything: decided at the close of `date`. */
export interface GuardEvent {
  readonly date: SessionDate;
  /** A negative fraction: how far the NAV stood below its peak. */
  readonly drawdown: number;
}

/** What the strategy would hold after a decision at the last session, or holds. */
export interface Target {
  /** The session of the decision that it comes from; null when there was none. */
  readonly decidedOn: SessionDate | null;
  readonly shares: Readonly<Record<string, number>>;
  /** shares x last close / NAV. */
  readonly weights: Readonly<Record<string, number>>;
}

/** One strategy over the window. All series have one entry a session of the window. */
export interface StrategyResult {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  /** What it does, a sentence an entry. */
  readonly rules: readonly string[];
  readonly universe: readonly string[];
  /** USD at the close of each session. */
  readonly nav: Float64Array;
  readonly cash: Float64Array;
  /** Shares after the last session, only symbols with shares. */
  readonly positions: Readonly<Record<string, number>>;
  readonly trades: readonly Trade[];
  readonly decisions: readonly Decision[];
  readonly unfilled: readonly UnfilledOrder[];
  readonly cashFlows: readonly CashFlow[];
  readonly guardEvents: readonly GuardEvent[];
  /** Positions whose symbol had no bar for more than ten sessions. */
  readonly stale: readonly { readonly symbol: string; readonly lastClose: SessionDate; readonly qty: number }[];
  readonly target: Target;
  /** `sha256:` and 64 hex digits over every order and its end; equal on every run and machine. */
  readonly orderHash: string;
  /** Sentences that a reader of this strategy's figures must know. */
  readonly warnings: readonly string[];
}

/** All strategies of one backtest, and the winner. */
export interface BacktestResult {
  readonly sessions: readonly SessionDate[];
  readonly settings: BacktestSettings;
  readonly data: {
    readonly source: SourceName;
    readonly sourceLabel: string;
    readonly synthetic: boolean;
    readonly fingerprint: string;
    readonly from: SessionDate;
    readonly to: SessionDate;
    readonly issues: readonly DataIssue[];
    /** For each symbol of the strategies and the benchmark. */
    readonly coverage: readonly SymbolCoverage[];
  };
  readonly strategies: readonly StrategyResult[];
  readonly benchmark: Benchmark | null;
  readonly winner: {
    readonly name: string;
    readonly finalNav: number;
    /** `nav` (the highest final NAV) or `momentum` (the highest return over the last sessions). */
    readonly selectedBy: 'nav' | 'momentum';
    /** The figure it won by: USD, or a fraction. */
    readonly score: number;
    readonly decidedOn: SessionDate | null;
    readonly weights: Readonly<Record<string, number>>;
    readonly shares: Readonly<Record<string, number>>;
  };
}

/** The benchmark held from the first session's close, with dividends where the strategies have them. */
export interface Benchmark {
  readonly symbol: string;
  /** USD, starting from the capital; NaN before the symbol's first bar. */
  readonly nav: Float64Array;
}

/** How much of the window one symbol covers. */
export interface SymbolCoverage {
  readonly symbol: string;
  readonly firstBar: SessionDate | null;
  readonly lastBar: SessionDate | null;
  /** Sessions of the window with a close. */
  readonly sessionsWithBar: number;
  /** Sessions of the window. */
  readonly sessionsAsked: number;
  /** One entry a session of the window: 1 where there is a close. */
  readonly present: Uint8Array;
  readonly dividendsKnown: { readonly from: SessionDate; readonly to: SessionDate } | null;
}
