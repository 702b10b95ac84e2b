import { sessionsBetween } from '../../src/market/calendar.js';
import { newYorkInstant } from '../../src/market/newYorkTime.js';
import { navarch, newHome, resultIn, type Ended, type RunOptions } from './navarch.js';

/** An instant before the open: the last session is that of the day before. */
export const NOW = '2024-06-14T12:00:00Z';
export const LAST = '2024-06-13';
export const FIRST = '2023-06-01';

/** A bar of each session: close 100, 101, ... up to `splitDate`, from which on it stands at a quarter. */
export function rawBars(from = FIRST, to = LAST, splitDate = '9999') {
  return sessionsBetween(from, to).map((date, i) => {
    const price = (100 + i + Math.sin(i)) / (date >= splitDate ? 4 : 1);
    return { date, midnight: newYorkInstant(date, 0, 0), price };
  });
}

export interface VendorRunOptions {
  readonly home?: string;
  readonly env: Readonly<Record<string, string>>;
  readonly flags?: readonly string[];
  readonly onStart?: RunOptions['onStart'];
}

/** `backtest --tickers SPY,QQQ` from March on, with the result as a file and no page. */
export function backtestOn(
  vendor: string,
  { home = newHome(), env, flags = [], onStart }: VendorRunOptions,
): Promise<Ended> {
  const run = ['backtest', '--data', vendor, '--tickers', 'SPY,QQQ', '--from', '2024-03-01'];
  const out = ['--json', 'result.json', '--report', 'none'];
  return navarch([...run, ...out, ...flags], { home, env: { NAVARCH_NOW: NOW, ...env }, ...(onStart && { onStart }) });
}

export function issueKinds({ home }: Ended): string[] {
  return resultIn(home).data.issues.map(({ kind, symbol }) => `${kind} ${symbol}`);
}
