import { barAt, type BarColumns } from '../../domain/bar.js';
import type { Finding } from './finding.js';

/** Adjusted prices are rounded apart from each other; less than this fraction is no violation. */
const ROUNDING = 1e-6;

/** Bars that break low <= open, close <= high, or hold a price that is none. */
export function ohlcViolations(symbol: string, bars: BarColumns): Finding[] {
  const findings: Finding[] = [];
  for (let i = 0; i < bars.dates.length; i++) {
    const { date, open, high, low, close } = barAt(bars, i);
    const lowest = Math.min(...[open, close, high].filter((price) => !Number.isNaN(price)));
    const highest = Math.max(...[open, close, low].filter((price) => !Number.isNaN(price)));
    const size = Math.max(Number.isNaN(low) ? 0 : low / lowest - 1, Number.isNaN(high) ? 0 : highest / high - 1);
    const figures = `open ${open}, high ${high}, low ${low}, close ${close}`;
    if ([open, high, low, close].some((price) => price <= 0)) {
      findings.push(finding(symbol, date, Number.POSITIVE_INFINITY, `a price of 0 or less (${figures})`));
    } else if (Number.isNaN(close)) {
      findings.push(finding(symbol, date, 1, `a bar without a close (${figures})`));
    } else if (size > ROUNDING) {
      findings.push(finding(symbol, date, size, `open or close outside low to high (${figures})`));
    }
  }
  return findings;
}

function finding(symbol: string, date: string, size: number, what: string): Finding {
  return { kind: 'ohlc', symbol, date, size, message: `${symbol} ${date}: ${what}` };
}
