import { type Figure, Unavailable } from './figure.js';
import { NO_RETURNS } from './ratios.js';
import { RETURN_ROUNDING } from './rounding.js';

/** The ends of the distribution of returns. */
export interface Tail {
  /** The 5th percentile, by linear interpolation. */
  readonly var95: Figure;
  /** The mean of the returns at or below it. */
  readonly cvar95: Figure;
  /** |95th percentile| / |5th percentile|. */
  readonly tailRatio: Figure;
  readonly best: Figure;
  readonly worst: Figure;
}

export function tail(returns: Float64Array): Tail {
  if (returns.length === 0) {
    return { var95: NO_RETURNS, cvar95: NO_RETURNS, tailRatio: NO_RETURNS, best: NO_RETURNS, worst: NO_RETURNS };
  }
  const sorted = returns.slice().sort();
  const p5 = percentile(sorted, 5);
  return {
    var95: p5,
    cvar95: meanUpTo(sorted, p5),
    tailRatio:
      Math.abs(p5) <= RETURN_ROUNDING
        ? new Unavailable('the 5th percentile of the returns is 0')
        : Math.abs(percentile(sorted, 95)) / Math.abs(p5),
    best: sorted.at(-1)!,
    worst: sorted[0]!,
  };
}

/** The percentile (0 to 100) of an ascending, non-empty series, interpolated linearly between its neighbours. */
export function percentile(sorted: Float64Array, percent: number): number {
  const position = ((sorted.length - 1) * percent) / 100;
  const below = Math.floor(position);
  const low = sorted[below]!;
  const high = sorted[Math.min(below + 1, sorted.length - 1)]!;
  return low + (high - low) * (position - below);
}

/** The mean of those values of an ascending series that are at or below a bound, which the first is. */
function meanUpTo(sorted: Float64Array, bound: number): number {
  let sum = 0;
  let count = 0;
  while (count < sorted.length && sorted[count]! <= bound) sum += sorted[count++]!;
  return sum / count;
}
