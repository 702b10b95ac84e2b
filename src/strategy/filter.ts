import type { History } from './history.js';
import type { Filter } from './stage.js';

/**
 * Keeps what has risen over the setting `lookbackDays`; what has not gives its slot to cash. Off unless the setting
 * `momentumFilter` is `positive`.
 */
export function positiveMomentum(): Filter {
  return {
    name: 'momentum',
    lookback: (settings) => (settings.momentumFilter === 'off' ? 0 : settings.lookbackDays),
    describe: (settings) => `has risen over ${settings.lookbackDays} sessions`,
    bind: (settings) =>
      settings.momentumFilter === 'off' ? null : (history, symbol) => history.change(symbol, settings.lookbackDays) > 0,
  };
}

/**
 * A filter of your own.
 *
 * @param options.name as a predicate, for the report: `closes above its 200-day average`
 * @param options.lookback sessions before the decision that `keep` looks back on
 */
export function filter(options: {
  readonly name: string;
  readonly lookback: number;
  readonly keep: (history: History, symbol: string) => boolean;
}): Filter {
  return {
    name: options.name,
    lookback: () => options.lookback,
    describe: () => options.name,
    bind: () => options.keep,
  };
}
