import type { SessionDate } from '../domain/bar.js';

/**
 * The settings of a backtest. Names as in the definition of the group strategy; fractions, not percent, unless the
 * name says so.
 */
export interface BacktestSettings {
  /** USD at the start. */
  readonly capital: number;
  readonly from: SessionDate;
  readonly to: SessionDate;
  /** Names of the strategies, in order; ties of the winner go to the earlier. */
  readonly strategies: readonly string[];
  readonly benchmark: string;
  readonly slippageBps: number;
  /** USD an order. */
  readonly commission: number;
  readonly dividends: 'cash' | 'ignore';
  /** Returns that a Sharpe ratio is taken over. */
  readonly sharpeLookback: number;
  /** Symbols picked. */
  readonly top: number;
  /** Sessions from one decision to the next. */
  readonly cooldownDays: number;
  /** No trade below this fraction of the target. */
  readonly tolerance: number;
  /** Sessions over which the momentum filter looks back. */
  readonly lookbackDays: number;
  readonly momentumFilter: 'off' | 'positive';
  readonly drawdownThreshold: number;
  readonly drawdownGuard: 'monitor' | 'flatten';
  readonly selection: 'nav' | 'momentum';
  /** Sessions over which the manager compares NAVs when `selection` is `momentum`. */
  readonly pmMomentumLookback: number;
  /** A fraction a year, for the metrics only. */
  readonly riskFree: number;
  /** Annualised; a symbol below it is not eligible. 0: off. */
  readonly minVolatility: number;
  /** Mean shares a day over the Sharpe look-back; a symbol below it is not eligible. 0: off. */
  readonly minVolume: number;
  readonly requirePositiveSharpe: boolean;
  readonly delisted: 'hold' | 'sell-at-last-close';
  /** A fraction a year, charged on a debit by the calendar day, of 360. 0: off. */
  readonly marginRate: number;
}

/** The values of the definition; the window and the strategies come with each run. */
export const DEFAULT_SETTINGS = {
  capital: 100_000,
  benchmark: 'SPY',
  slippageBps: 0,
  commission: 0,
  dividends: 'cash',
  sharpeLookback: 30,
  top: 3,
  cooldownDays: 5,
  tolerance: 0.02,
  lookbackDays: 10,
  momentumFilter: 'off',
  drawdownThreshold: 0.1,
  drawdownGuard: 'monitor',
  selection: 'nav',
  pmMomentumLookback: 10,
  riskFree: 0,
  minVolatility: 0,
  minVolume: 0,
  requirePositiveSharpe: false,
  delisted: 'hold',
  marginRate: 0,
} as const satisfies Omit<BacktestSettings, 'from' | 'to' | 'strategies'>;
