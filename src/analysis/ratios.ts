import { type Figure, mapFigure, Unavailable } from './figure.js';
import { type Moments, nonZero } from './moments.js';
import { SESSIONS_A_YEAR } from './returns.js';
import { RETURN_ROUNDING } from './rounding.js';

const SQRT_YEAR = Math.sqrt(SESSIONS_A_YEAR);

/** Why a figure of the returns is not there when there is no return. */
export const NO_RETURNS = new Unavailable('a return needs two NAVs');

/** A sample deviation of daily figures as one a year: x sqrt 252. */
export function annualized(deviation: Figure): Figure {
  return mapFigure(deviation, (daily) => daily * SQRT_YEAR);
}

/** (mean - dailyRate) / sample deviation x sqrt 252: a rate taken off every return leaves their deviation as it is. */
export function sharpe({ mean, deviation }: Moments, dailyRate: number): Figure {
  return mapFigure(nonZero(deviation), (divisor) => ((mean - dailyRate) / divisor) * SQRT_YEAR);
}

/** Mean / sqrt(mean(min(r, 0)^2)) x sqrt 252, of returns r less the rate a session. */
export function sortino(returns: Float64Array, { mean }: Moments, dailyRate: number): Figure {
  if (returns.length === 0) return NO_RETURNS;
  let worst = 0;
  let squares = 0;
  for (let i = 0; i < returns.length; i++) {
    const excess = returns[i]! - dailyRate;
    if (excess >= 0) continue;
    squares += excess * excess;
    if (excess < worst) worst = excess;
  }
  if (worst >= -RETURN_ROUNDING) return new Unavailable('no return is below the risk-free rate');
  return ((mean - dailyRate) / Math.sqrt(squares / returns.length)) * SQRT_YEAR;
}

/** The sum of the gains / the sum of the losses, at a threshold of 0. */
export function omega(returns: Float64Array): Figure {
  if (returns.length === 0) return NO_RETURNS;
  let worst = 0;
  let gains = 0;
  let losses = 0;
  for (let i = 0; i < returns.length; i++) {
    const value = returns[i]!;
    if (value > 0) gains += value;
    else losses -= value;
    if (value < worst) worst = value;
  }
  return worst >= -RETURN_ROUNDING ? new Unavailable('no return is negative') : gains / losses;
}

/** Positive returns / all. */
export function winRate(returns: Float64Array): Figure {
  if (returns.length === 0) return NO_RETURNS;
  let wins = 0;
  for (let i = 0; i < returns.length; i++) if (returns[i]! > 0) wins++;
  return wins / returns.length;
}
