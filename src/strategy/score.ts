import { checkCount } from './checkCount.js';
import type { History } from './history.js';
import type { Selection } from './selection.js';
import type { StrategySettings } from './settings.js';
import type { Score, Step } from './stage.js';

/**
 * The Sharpe ratio over the last returns: mean / sample standard deviation x sqrt(252), risk-free 0. A candidate with
 * a gap in the look-back, or that does not move, has none; nor has one that the settings `minVolatility`,
 * `minVolume` or `requirePositiveSharpe` keep out.
 *
 * @param options.lookback returns to look back on, at least 2; the setting `sharpeLookback` unless given
 */
export function sharpe(options: { readonly lookback?: number } = {}): Score {
  if (options.lookback !== undefined) checkCount('sharpe, lookback', options.lookback, 2);
  const lookbackOf = (settings: StrategySettings) => options.lookback ?? settings.sharpeLookback;
  return {
    name: 'Sharpe',
    lookback: lookbackOf,
    describe: (settings) => `ranked by the Sharpe ratio of their last ${lookbackOf(settings)} daily returns`,
    bind: (settings) => sharpeStep(lookbackOf(settings), settings),
  };
}

/**
 * A score of your own.
 *
 * @param options.of the figure of one symbol, higher is better; NaN for none. It sees a history that ends now.
 * @param options.lookback sessions before the decision that `of` looks back on
 */
export function score(options: {
  readonly name: string;
  readonly lookback: number;
  readonly of: (history: History, symbol: string) => number;
}): Score {
  return {
    name: options.name,
    lookback: () => options.lookback,
    describe: () => `ranked by ${options.name}`,
    bind: () => (selection, history) => {
      for (let i = 0; i < selection.symbols.length; i++) {
        selection.score[i] = options.of(history, selection.symbols[i]!);
      }
    },
  };
}

/** The change of the close over `sessions` sessions. */
export function momentum(sessions: number): Score {
  return score({
    name: `the return over ${sessions} sessions`,
    lookback: sessions,
    of: (history, symbol) => history.change(symbol, sessions),
  });
}

function sharpeStep(lookback: number, settings: StrategySettings): Step {
  const { minVolatility, minVolume, requirePositiveSharpe } = settings;
  let deviation = new Float64Array(0);
  return (selection, history) => {
    if (deviation.length !== selection.columns.length) deviation = new Float64Array(selection.columns.length);
    history.sharpe(selection.columns, lookback, selection.score, deviation);
    if (requirePositiveSharpe) drop(selection, (i) => !(selection.score[i]! > 0));
    if (minVolatility > 0) drop(selection, (i) => deviation[i]! * Math.sqrt(252) < minVolatility);
    if (minVolume > 0) drop(selection, (i) => !(meanVolume(history, selection.symbols[i]!, lookback) >= minVolume));
  };
}

function drop(selection: Selection, isOut: (i: number) => boolean): void {
  for (let i = 0; i < selection.symbols.length; i++) if (isOut(i)) selection.score[i] = Number.NaN;
}

function meanVolume(history: History, symbol: string, sessions: number): number {
  return history.last(symbol, 'volume', sessions).reduce((sum, volume) => sum + volume, 0) / sessions;
}
