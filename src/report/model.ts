import type { SymbolProfit } from '../analysis/symbolProfit.js';
import type { CashFlow, Trade, UnfilledOrder } from '../backtest/result.js';
import type { SessionDate } from '../domain/bar.js';
import type { DataIssue } from '../domain/dataIssue.js';
import type { ChartData, Maybe } from './charts/data.js';

/** How the report came about: what a reader needs to make it again. */
export interface RunInfo {
  /** The stem of the file: `backtest-20240308-153012-ab12cd`. */
  readonly id: string;
  /** ISO instant. */
  readonly createdAt: string;
  /** The command line as it was typed, without secrets. */
  readonly command: string;
  readonly version: string;
  /** `Node 20.20.0, linux x64`. */
  readonly platform: string;
}

/** Everything that a page shows, as a plain value that JSON can hold. Ratios are fractions. */
export interface ReportModel {
  readonly schemaVersion: 1;
  readonly title: string;
  readonly run: RunInfo;
  readonly data: DataModel;
  readonly summary: SummaryModel;
  readonly groups: readonly GroupModel[];
  readonly comparison: ComparisonModel;
  readonly handovers: readonly LeaderSpan[];
  readonly warnings: readonly { readonly group: string | null; readonly text: string }[];
  readonly settings: readonly SettingRow[];
  readonly charts: ChartData;
}

export interface DataModel {
  readonly source: string;
  readonly sourceLabel: string;
  readonly synthetic: boolean;
  readonly fingerprint: string;
  readonly from: SessionDate;
  readonly to: SessionDate;
  readonly sessions: number;
  readonly issues: readonly DataIssue[];
  readonly coverage: readonly CoverageRow[];
}

/** What a person grasps in ten seconds. */
export interface SummaryModel {
  readonly winner: string;
  readonly winnerTitle: string;
  readonly selectedBy: 'nav' | 'momentum';
  /** The winner's return over the sessions that the selection looks at; null when it is by NAV. */
  readonly momentum: Maybe;
  readonly capital: number;
  /** By final NAV, highest first; the winner need not be first when it is selected by momentum. */
  readonly ranking: readonly RankRow[];
  /** The winner against the best of the others; null for one group alone. */
  readonly second: Margin | null;
  readonly benchmark: Margin | null;
  readonly decidedOn: SessionDate | null;
  readonly target: readonly TargetRow[];
  readonly cashWeight: number;
}

export interface RankRow {
  readonly name: string;
  readonly kind: 'group' | 'benchmark';
  /** The group's place, for its colour; null for the benchmark. */
  readonly group: number | null;
  readonly winner: boolean;
  readonly finalNav: Maybe;
  readonly totalReturn: Maybe;
  readonly cagr: Maybe;
  readonly volatility: Maybe;
  readonly sharpe: Maybe;
  readonly maxDrawdown: Maybe;
}

export interface Margin {
  readonly name: string;
  readonly finalNav: number;
  /** USD that the winner stands above it; negative: below. */
  readonly usd: number;
  /** The same as a fraction of its NAV. */
  readonly fraction: number;
}

export interface TargetRow {
  readonly symbol: string;
  readonly shares: number;
  readonly weight: number;
}

/** All metrics, a row each, over the groups and the benchmark. */
export interface ComparisonModel {
  readonly columns: readonly { readonly name: string; readonly group: number | null }[];
  readonly rows: readonly MetricRow[];
  /** Why figures are missing, numbered from 1 by their place. */
  readonly reasons: readonly string[];
}

export interface MetricRow {
  readonly name: string;
  readonly title: string;
  readonly definition: string;
  readonly cells: readonly MetricCell[];
}

export interface MetricCell {
  readonly text: string;
  readonly value: number | string | null;
  readonly best: boolean;
  /** Place in `reasons`, from 1; 0: the figure is there, or its absence says nothing. */
  readonly reason: number;
}

export interface LeaderSpan {
  readonly name: string;
  readonly from: SessionDate;
  readonly to: SessionDate;
  readonly sessions: number;
}

export interface GroupModel {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly winner: boolean;
  readonly universe: readonly string[];
  readonly finalNav: number;
  readonly finalCash: number;
  readonly positions: readonly TargetRow[];
  readonly years: readonly YearRow[];
  readonly drawdowns: readonly DrawdownRow[];
  readonly decisions: readonly DecisionRow[];
  readonly pickShares: readonly PickShare[];
  readonly trades: readonly Trade[];
  readonly bySymbol: readonly SymbolTrades[];
  readonly unfilled: readonly UnfilledOrder[];
  readonly cashFlows: readonly CashFlow[];
  readonly weights: readonly WeightRow[];
  readonly tracking: TrackingModel;
  readonly orderHash: string;
}

/** Returns of a calendar year by month, January first; null where the window does not reach. */
export interface YearRow {
  readonly year: string;
  readonly months: readonly Maybe[];
  readonly total: Maybe;
  readonly benchmark: Maybe;
}

export interface DrawdownRow {
  readonly depth: number;
  readonly peak: SessionDate;
  readonly trough: SessionDate;
  /** Null while under water. */
  readonly end: SessionDate | null;
  readonly days: number;
}

export interface DecisionRow {
  readonly date: SessionDate;
  readonly picks: readonly { readonly symbol: string; readonly score: Maybe; readonly toCash: boolean }[];
  /** The best symbol that was passed over. */
  readonly next: { readonly symbol: string; readonly score: number } | null;
}

export interface PickShare {
  readonly symbol: string;
  readonly times: number;
  /** Of all decisions. */
  readonly share: number;
}

/** What trading one symbol brought. */
export type SymbolTrades = SymbolProfit;

/** The mean weights of a month, in the order of the chart's areas. */
export interface WeightRow {
  /** `2016-01`. */
  readonly month: string;
  readonly weights: readonly number[];
}

/** Cooldown and drawdown of one group, as watched through the window. */
export interface TrackingModel {
  readonly decisions: number;
  readonly lastDecision: SessionDate | null;
  /** Sessions of cooldown left after the last session; null where the group decides once. */
  readonly sessionsLeft: Maybe;
  readonly drawdownNow: Maybe;
  readonly sessionsBelow: number;
  /** Stretches below the threshold. */
  readonly breaches: readonly {
    readonly from: SessionDate;
    readonly to: SessionDate;
    readonly sessions: number;
    readonly depth: number;
  }[];
  readonly guard: readonly { readonly date: SessionDate; readonly drawdown: number }[];
}

export interface CoverageRow {
  readonly symbol: string;
  readonly firstBar: SessionDate | null;
  readonly lastBar: SessionDate | null;
  readonly sessionsWithBar: number;
  readonly sessionsAsked: number;
  /** Stretches with bars, as fractions of the window: [start, end]. */
  readonly strips: readonly (readonly [number, number])[];
  readonly dividends: string;
  readonly issues: readonly string[];
}

export interface SettingRow {
  readonly name: string;
  readonly value: string;
  readonly meaning: string;
  readonly changed: boolean;
}
