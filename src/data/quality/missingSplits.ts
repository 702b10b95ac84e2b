import type { BarColumns } from '../../domain/bar.js';
import type { Finding } from './finding.js';

/** New shares for an old one, as splits come. */
const USUAL_RATIOS = [1.5, 2, 3, 4, 5, 6, 7, 8, 10, 15, 20, 25, 30, 40, 50, 100];
/** How near, as a logarithm, open and close must both come to a ratio. */
const NEAR = 0.07;
/** Less than this is an ordinary bad day, not the sign of a split. */
const LEAST = Math.log(1.8);
/** A move of which the next session takes back this much is a bad print, not a split. */
const TAKEN_BACK = 0.5;

/** A day that trades this many times the usual, beyond what the ratio alone makes, is one of news. */
const BUSY = 2.5;
/** Sessions before a leap that tell what volume is usual. */
const BEFORE = 20;

/** Overnight leaps by a split's ratio in prices that should be adjusted for splits. */
export function missingSplits(symbol: string, { dates, open, close, volume }: BarColumns): Finding[] {
  const findings: Finding[] = [];
  for (let i = 1; i < dates.length; i++) {
    const overnight = Math.log(open[i]! / close[i - 1]!);
    const session = Math.log(close[i]! / close[i - 1]!);
    if (!(Math.abs(overnight) > LEAST && Math.abs(session) > LEAST)) continue;
    const next = i + 1 < dates.length ? Math.log(close[i + 1]! / close[i]!) : 0;
    if (-next / session > TAKEN_BACK) continue;
    const ratio = USUAL_RATIOS.find((usual) => isNear(overnight, usual) && isNear(session, usual));
    if (ratio === undefined || volume[i]! > BUSY * ratio * usualVolume(volume, i)) continue;
    const named = session < 0 ? `${ratio}:1` : `1:${ratio}`;
    const message = `${symbol} ${dates[i]!}: from ${close[i - 1]!} to ${open[i]!} overnight looks like a ${named} split that is not known`;
    findings.push({ kind: 'split', symbol, date: dates[i]!, size: Math.abs(session), message });
  }
  return findings;
}

function isNear(log: number, ratio: number): boolean {
  return Math.abs(Math.abs(log) - Math.log(ratio)) < NEAR;
}

function usualVolume(volume: Float64Array, i: number): number {
  const before = volume.slice(Math.max(0, i - BEFORE), i).sort();
  return before[before.length >> 1] ?? Number.NaN;
}
