import type { ExchangeSettings } from '../broker/sim/exchange.js';
import type { SessionDate } from '../domain/bar.js';
import type { StrategySettings } from '../strategy/settings.js';

/**
 * The settings of a backtest. Names as in the definition of the group strategy; fractions, not percent, unless the
 * name says so.
 */
export interface BacktestSettings extends StrategySettings, ExchangeSettings {
  /** USD at the start. */
  readonly capital: number;
  readonly from: SessionDate;
  readonly to: SessionDate;
  /** Names of the strategies, in order; ties of the winner go to the earlier. */
  readonly strategies: readonly string[];
  readonly benchmark: string;
  /** No trade below this fraction of the target. */
  readonly tolerance: number;
  /** A drawdown deeper than this fraction of the NAV's peak is reported, or acted on. */
  readonly drawdownThreshold: number;
  readonly drawdownGuard: 'monitor' | 'flatten';
  readonly selection: 'nav' | 'momentum';
  /** Sessions over which the manager compares NAVs when `selection` is `momentum`. */
  readonly pmMomentumLookback: number;
  /** A fraction a year, for the metrics only. */
  readonly riskFree: number;
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
