import type { SessionDate } from '../domain/bar.js';
import type { BacktestSettings } from './settings.js';
import type { StrategyResult } from './result.js';

/** A debit deeper than this fraction of the NAV is worth a word. */
const DEBIT_LIMIT = 0.01;

type Figures = Pick<StrategyResult, 'nav' | 'cash' | 'decisions' | 'unfilled' | 'stale' | 'universe' | 'guardEvents'>;

/** What a reader of one strategy's figures must know, a sentence an entry. */
export function warningsOf(
  figures: Figures,
  sessions: readonly SessionDate[],
  settings: Pick<BacktestSettings, 'top'>,
): string[] {
  return [
    neverDecided(figures),
    singlePicks(figures, settings.top),
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
  return `On ${count(single.length, 'decision')} only one symbol could be picked and got the whole capital, first on ${single[0]!.date}.`;
}

function deepDebit({ cash, nav }: Figures, sessions: readonly SessionDate[]): string | null {
  let worst = 0;
  for (let t = 1; t < cash.length; t++) if (cash[t]! / nav[t]! < cash[worst]! / nav[worst]!) worst = t;
  const share = -cash[worst]! / nav[worst]!;
  if (!(share > DEBIT_LIMIT)) return null;
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
