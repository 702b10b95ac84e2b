import type { SessionDate } from '../domain/bar.js';
import { daysBetween } from '../market/date.js';
import { type Figure, mapFigure, Unavailable } from './figure.js';
import { RETURN_ROUNDING } from './rounding.js';

const DAYS_A_YEAR = 365.25;

/** Last NAV / first NAV - 1; the first is above 0. */
export function totalReturn(nav: Float64Array): Figure {
  return nav.at(-1)! / nav[0]! - 1;
}

/** The NAV ratio to the power 365.25 / calendar days, minus 1. */
export function cagr(sessions: readonly SessionDate[], nav: Float64Array): Figure {
  const days = daysBetween(sessions[0]!, sessions.at(-1)!);
  if (days === 0) return new Unavailable('a rate a year needs two sessions');
  const ratio = nav.at(-1)! / nav[0]!;
  if (ratio < 0) return new Unavailable('the NAV ended below 0');
  return ratio ** (DAYS_A_YEAR / days) - 1;
}

/** cagr / |maxDrawdown|. */
export function calmar(growth: Figure, maxDrawdown: number): Figure {
  if (maxDrawdown >= -RETURN_ROUNDING) return new Unavailable('no drawdown in the window');
  return mapFigure(growth, (value) => value / Math.abs(maxDrawdown));
}
