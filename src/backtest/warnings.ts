import type { SessionDate } from '../domain/bar.js';
import type { BacktestSettings } from './settings.js';
import type { StrategyResult } from './result.js';

/** A debit deeper than this fraction of the NAV is worth a word. */
const DEBIT_LIMIT = 0.01;

type Figures = Pick<StrategyResult, 'nav' | 'cash' | 'decisions' | 'trades' | 'unfilled' | 'stale' | 'universe'>;

/** What a reader of one strategy's figures must know, a sentence an entry. */
export function warningsOf(
  figures: Figures,
  sessions: readonly SessionDate[],
  settings: Pick<BacktestSettings, 'top'>,
): string[] {
  return [
    neverDecided(figures),
    singlePicks(figures, settings.top),
    nothingBought(figures),
    ruin(figures, sessions),
    deepDebit(figures, sessions),
    unfilledOrders(figures),
    ...stalePositionsOf(figures),
  ].filter((sentence) => sentence !== null);
}

function neverDecided({ decisions, nav }: Figures): string | null {
  if (decisions.length > 0 || nav.length < 2) return null;
  return 'Nothing was ever decided: no symbol could be scored, so the capital stayed in cash.';
}

function singlePicks({ decisions, universe }: Figures, top: number): string | null {
  const single = decisions.filter(({ picks }) => picks.length === 1);
  if (single.length === 0 || top === 1 || universe.length === 1) return null;
  return `On ${count(single.length, 'decision')} only one symbol was picked, first on ${single[0]!.date}: nothing spread the risk.`;
}

function nothingBought({ decisions, trades, unfilled }: Figures): string | null {
  if (trades.length > 0 || unfilled.length > 0) return null;
  const wished = decisions.filter(({ picks, toCash }) => picks.length > toCash.length);
  if (wished.length === 0) return null;
  return `${count(wished.length, 'decision')} bought nothing: no slot of the capital paid for one whole share.`;
}

function ruin({ nav }: Figures, sessions: readonly SessionDate[]): string | null {
  const t = nav.findIndex((value) => value <= 0);
  if (t < 0) return null;
  return `The NAV fell to ${nav[t]!.toFixed(2)} USD on ${sessions[t]}: the capital was lost, and figures from there on mean little.`;
}

function deepDebit({ cash, nav }: Figures, sessions: readonly SessionDate[]): string | null {
  let worst = -1;
  let share = DEBIT_LIMIT;
  for (let t = 0; t < cash.length; t++) {
    if (!(nav[t]! > 0 && -cash[t]! / nav[t]! > share)) continue;
    worst = t;
    share = -cash[t]! / nav[t]!;
  }
  if (worst < 0) return null;
  return `Overnight gaps left a debit of up to ${(share * 100).toFixed(1)} % of the NAV (${sessions[worst]}): a cash account could not have done this.`;
}

function unfilledOrders({ unfilled }: Figures): string | null {
  if (unfilled.length === 0) return null;
  return `${count(unfilled.length, 'order')} did not fill, first ${unfilled[0]!.symbol} on ${unfilled[0]!.date}: ${unfilled[0]!.reason}.`;
}

function stalePositionsOf({ stale }: Figures): string[] {
  return stale.map(
    ({ symbol, lastClose, qty }) =>
      `${symbol} ended while it was held: ${qty} shares are still valued at the close of ${lastClose}.`,
  );
}

function count(n: number, noun: string): string {
  return `${n} ${noun}${n === 1 ? '' : 's'}`;
}
