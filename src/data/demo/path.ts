import type { BarColumns, SessionDate } from '../../domain/bar.js';
import type { Split } from '../../domain/corporateAction.js';
import { Chance } from './chance.js';
import { nextVariance, type Factors } from './factors.js';
import type { Listing } from './listings.js';

const SESSIONS_A_YEAR = 252;
/** How much of the distance to its trend a price makes up a day, and the distance that counts at most. */
const PULL = 0.003;
const LONGEST_PULL = 0.4;
/** The part of a day's move that happens before the open. */
const OVERNIGHT = 0.4;

/**
 * A symbol's daily bars, in shares of today; what traded was a multiple of a cent. A bar depends on the symbol and
 * on the sessions up to its own, so that no history changes as days are added.
 * @param start the index in `sessions` of the first bar.
 */
export function drawPath(
  listing: Listing,
  sessions: readonly SessionDate[],
  start: number,
  factors: Factors,
  splits: readonly Split[],
): BarColumns {
  const count = sessions.length - start;
  const bars = {
    dates: sessions.slice(start),
    open: new Float64Array(count),
    high: new Float64Array(count),
    low: new Float64Array(count),
    close: new Float64Array(count),
    volume: new Float64Array(count),
  };
  const chance = new Chance(`navarch demo: ${listing.symbol}`);
  const growth = 1 + listing.drift / SESSIONS_A_YEAR;
  let [price, trend, variance] = [listing.price, listing.price, 1];
  for (let i = 0; i < count; i++) {
    const t = start + i;
    const shock = chance.fatTailed();
    const deviation = listing.deviation * Math.sqrt(variance) * (0.5 + 0.5 * factors.unrest[t]!);
    const change = dayReturn(listing, factors, t) + growth - 1 + pull(trend / price) + shock * deviation;
    const spread = 0.004 + deviation;
    const open = price * bounded(1 + OVERNIGHT * change + 0.3 * spread * chance.normal());
    const close = price * bounded(1 + change);
    const high = Math.max(open, close) * (1 + 0.4 * spread * Math.abs(chance.normal()));
    const low = Math.min(open, close) * (1 - 0.4 * spread * Math.min(Math.abs(chance.normal()), 1.5));
    const ratio = splits.length === 0 ? 1 : laterRatio(splits, bars.dates[i]!);
    bars.open[i] = inCents(open, ratio);
    bars.high[i] = inCents(high, ratio);
    bars.low[i] = inCents(low, ratio);
    bars.close[i] = inCents(close, ratio);
    const bustle = 0.55 + 0.6 * chance.uniform() + 0.35 * Math.abs(shock) * factors.unrest[t]!;
    bars.volume[i] = Math.round(listing.volume * bustle);
    price = close;
    trend *= growth;
    variance = nextVariance(variance, shock);
  }
  return bars;
}

function dayReturn(listing: Listing, { market, growth, materials }: Factors, t: number): number {
  return listing.market * market[t]! + listing.growth * growth[t]! + listing.materials * materials[t]!;
}

/** The return that draws a price towards its trend, `distance` being trend / price. */
function pull(distance: number): number {
  return PULL * Math.max(-LONGEST_PULL, Math.min(LONGEST_PULL, distance - 1));
}

const bounded = (ratio: number) => Math.max(0.55, Math.min(1.6, ratio));

/** New shares for one share of the date, over the splits after it. */
function laterRatio(splits: readonly Split[], date: SessionDate): number {
  return splits.reduce((ratio, split) => (split.date > date ? (ratio * split.to) / split.from : ratio), 1);
}

/** A price that was a whole number of cents in shares of then, and no less than one. */
function inCents(price: number, ratio: number): number {
  return Math.max(1, Math.round(price * ratio * 100)) / 100 / ratio;
}
