/** The settings that a strategy's stages read; what they mean: the definition of the group strategy. */
export interface StrategySettings {
  /** Returns that a Sharpe ratio is taken over. */
  readonly sharpeLookback: number;
  /** Symbols picked. */
  readonly top: number;
  /** Sessions from one decision to the next. */
  readonly cooldownDays: number;
  /** Sessions over which the momentum filter looks back. */
  readonly lookbackDays: number;
  readonly momentumFilter: 'off' | 'positive';
  /** Annualised; a symbol below it is not eligible. 0: off. */
  readonly minVolatility: number;
  /** Mean shares a session over the Sharpe look-back; a symbol below it is not eligible. 0: off. */
  readonly minVolume: number;
  readonly requirePositiveSharpe: boolean;
}
