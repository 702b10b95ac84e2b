import { type BacktestSettings, DEFAULT_SETTINGS } from '../../backtest/settings.js';
import type { SettingRow } from '../model.js';

const MEANINGS: Readonly<Record<keyof BacktestSettings, string>> = {
  capital: 'USD that each group starts with',
  from: 'First session of the window',
  to: 'Last session of the window',
  strategies: 'The groups; of equal ones the earlier wins',
  benchmark: 'Symbol that the groups are measured against',
  slippageBps: 'Basis points that each fill is worse than the open',
  commission: 'USD an order',
  dividends: 'Whether dividends come into cash or are ignored',
  sharpeLookback: 'Returns that a Sharpe ratio is taken over',
  top: 'Symbols picked at a decision',
  cooldownDays: 'Sessions from one decision to the next',
  tolerance: 'No trade where the change is below this part of the target',
  lookbackDays: 'Sessions over which the momentum filter looks back',
  momentumFilter: 'positive: a pick that has not risen gives its slot to cash',
  drawdownThreshold: 'Fall from the peak that is watched, as a fraction',
  drawdownGuard: 'monitor: only reported; flatten: all is sold below the threshold',
  selection: 'The winner has the highest NAV, or the highest momentum of its NAV',
  pmMomentumLookback: 'Sessions of that momentum',
  riskFree: 'Risk-free rate a year, for the metrics only',
  minVolatility: 'Volatility a year below which a symbol is not eligible; 0: off',
  minVolume: 'Shares a day below which a symbol is not eligible; 0: off',
  requirePositiveSharpe: 'Whether a Sharpe ratio of 0 or less is never picked',
  delisted: 'What becomes of a position whose symbol ends',
  marginRate: 'Rate a year charged on a debit; 0: off',
};

/** Every setting, what it means, and whether it differs from its default. */
export function settingRows(settings: BacktestSettings): SettingRow[] {
  const defaults: Readonly<Record<string, unknown>> = DEFAULT_SETTINGS;
  return (Object.keys(MEANINGS) as (keyof BacktestSettings)[]).map((name) => {
    const value = settings[name];
    const text = Array.isArray(value) ? value.join(' ') : String(value);
    return { name, value: text, meaning: MEANINGS[name], changed: name in defaults && defaults[name] !== value };
  });
}
