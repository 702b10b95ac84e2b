import type { History } from './history.js';
import type { Weighting } from './stage.js';

/** The same weight for every pick: 1/k, where k is the number picked. */
export function equally(): Weighting {
  return {
    describe: () => 'weighted equally',
    lookback: () => 0,
    bind: () => (selection) => {
      selection.units.fill(1, 0, selection.pickCount);
      selection.parts = selection.pickCount;
    },
  };
}

/** Weights in inverse proportion to the standard deviation of the last `lookback` returns, adding up to 1. */
export function byInverseVolatility(lookback: number): Weighting {
  return weighting({
    name: `weighted by the inverse of their volatility over ${lookback} returns`,
    lookback,
    of: (history, symbol) => 1 / deviation(history.last(symbol, 'returns', lookback)),
  });
}

/**
 * A weighting of your own: the weights are in proportion to `of`, which must be finite and above 0 for every pick.
 *
 * @param options.lookback sessions before the decision that `of` looks back on
 */
export function weighting(options: {
  readonly name: string;
  readonly lookback: number;
  readonly of: (history: History, symbol: string) => number;
}): Weighting {
  return {
    describe: () => options.name,
    lookback: () => options.lookback,
    bind: () => (selection, history) => {
      let sum = 0;
      for (let i = 0; i < selection.pickCount; i++) {
        const share = options.of(history, selection.pick(i));
        if (!(share > 0 && Number.isFinite(share))) {
          throw new RangeError(`${options.name}: ${selection.pick(i)} on ${history.date} gets ${share}, not a share`);
        }
        selection.units[i] = share;
        sum += share;
      }
      selection.parts = sum;
    },
  };
}

function deviation(values: Float64Array): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1));
}
