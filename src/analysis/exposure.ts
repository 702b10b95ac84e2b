import { type Figure } from './figure.js';

/**
 * The mean over the N sessions of holdings / NAV: 1 is fully invested, more is on debit.
 * @param holdings USD at each close: NAV less cash
 * @param nav USD, above 0
 */
export function exposure(holdings: Float64Array, nav: Float64Array): Figure {
  let sum = 0;
  for (let i = 0; i < nav.length; i++) sum += holdings[i]! / nav[i]!;
  return sum / nav.length;
}
