import { inputError } from '../domain/error.js';

/** Sessions a year, by which daily figures become annual ones. */
export const SESSIONS_A_YEAR = 252;

/** From N NAVs the N - 1 simple returns, fractions. Undefined (NaN, infinite) where a NAV is not above 0. */
export function simpleReturns(nav: Float64Array): Float64Array {
  const returns = new Float64Array(Math.max(nav.length - 1, 0));
  for (let i = 0; i < returns.length; i++) returns[i] = nav[i + 1]! / nav[i]! - 1;
  return returns;
}

/**
 * A risk-free rate of `annual` (a fraction) as a rate a session: (1 + R)^(1/252) - 1.
 * @throws NavarchError (input) where it is not a number above -1.
 */
export function dailyRiskFree(annual: number): number {
  if (!Number.isFinite(annual) || annual <= -1) {
    throw inputError(`A risk-free rate of ${annual} a year is not possible.`, 'Give a fraction: 0.02 for 2 %.');
  }
  return annual === 0 ? 0 : (1 + annual) ** (1 / SESSIONS_A_YEAR) - 1;
}

/** Each return less a rate a session; the returns themselves where the rate is 0. */
export function excessReturns(returns: Float64Array, dailyRate: number): Float64Array {
  return dailyRate === 0 ? returns : returns.map((value) => value - dailyRate);
}
