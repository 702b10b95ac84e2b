import type { SessionDate } from '../domain/bar.js';
import type { Dividend } from '../domain/corporateAction.js';
import { addDays, daysBetween } from '../market/date.js';

const QUARTER = 91;
/** A payer's dates vary: the next one may come this much of its usual interval late. */
const SLACK = 1.25;

/**
 * Between which dates a list of one symbol's dividends seems to be complete: from a usual interval before the first
 * ex-date to one after the last, with some slack; null for no dividends. An estimate, for sources that do not say.
 */
export function estimateDividendsKnown(
  dividends: readonly Dividend[],
): { readonly from: SessionDate; readonly to: SessionDate } | null {
  const first = dividends[0];
  const last = dividends.at(-1);
  if (first === undefined || last === undefined) return null;
  const reach = Math.round(SLACK * usualInterval(dividends));
  return { from: addDays(first.exDate, -reach), to: addDays(last.exDate, reach) };
}

/** The median of calendar days between ex-dates. */
function usualInterval(dividends: readonly Dividend[]): number {
  const intervals = dividends.slice(1).map((dividend, i) => daysBetween(dividends[i]!.exDate, dividend.exDate));
  const apart = intervals.filter((days) => days > 0).sort((a, b) => a - b);
  return apart[apart.length >> 1] ?? QUARTER;
}
