import type { BarColumns } from '../../domain/bar.js';
import type { Finding } from './finding.js';

/** A leap counts from this many usual deviations, and from this much as a logarithm. */
const SIGMAS = 8;
const LEAST_LEAP = 0.08;
/** How much of a leap the next session must take back. */
const TAKEN_BACK = 0.75;
/** A high or low that far from both open and close stands alone. */
const LEAST_WICK = 0.25;
const WICK_SIGMAS = 12;
/** Sessions around a bar that tell what is usual. */
const AROUND = 30;
/** The median absolute deviation of a normal variate is this part of its standard deviation. */
const MAD_OF_NORMAL = 0.6745;
const LEAST_SIGMA = 0.002;

/** Closes that leap and are back the next session, and highs or lows far from everything that traded beside them. */
export function badPrints(symbol: string, { dates, open, high, low, close }: BarColumns): Finding[] {
  const logs = Array.from(close, (price, i) => (i === 0 ? Number.NaN : Math.log(price / close[i - 1]!)));
  const findings: Finding[] = [];
  for (let i = 0; i < dates.length; i++) {
    const leap = logs[i]!;
    const back = logs[i + 1] ?? Number.NaN;
    const [bottom, top] = [Math.min(open[i]!, close[i]!), Math.max(open[i]!, close[i]!)];
    const wick = Math.max(Math.log(high[i]! / top), Math.log(bottom / low[i]!));
    if (!(low[i]! > 0)) continue;
    const leaps = Math.abs(leap) > LEAST_LEAP && -back / leap > TAKEN_BACK && -back / leap < 1 / TAKEN_BACK;
    if (!leaps && !(wick > LEAST_WICK)) continue;
    const sigma = usualDeviation(logs, i);
    if (leaps && Math.abs(leap) > SIGMAS * sigma) {
      const what = `a close of ${close[i]!} between ${close[i - 1]!} and ${close[i + 1]!}`;
      findings.push(finding(symbol, dates[i]!, Math.abs(leap) / sigma, what));
    } else if (wick > Math.max(LEAST_WICK, WICK_SIGMAS * sigma)) {
      const what = `high ${high[i]!} and low ${low[i]!} around an open of ${open[i]!} and a close of ${close[i]!}`;
      findings.push(finding(symbol, dates[i]!, wick / sigma, what));
    }
  }
  return findings;
}

/** A robust standard deviation of the returns around `i`, without that one and the next. */
function usualDeviation(logs: readonly number[], i: number): number {
  const around = [...logs.slice(Math.max(0, i - AROUND), i), ...logs.slice(i + 2, i + 2 + AROUND)];
  const sizes = around
    .filter((log) => Number.isFinite(log))
    .map(Math.abs)
    .sort((a, b) => a - b);
  const median = sizes[sizes.length >> 1] ?? LEAST_LEAP;
  return Math.max(LEAST_SIGMA, median / MAD_OF_NORMAL);
}

function finding(symbol: string, date: string, size: number, what: string): Finding {
  const message = `${symbol} ${date}: ${what}, ${size.toFixed(0)} times its usual daily move`;
  return { kind: 'bad-print', symbol, date, size, message };
}
