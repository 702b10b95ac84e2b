import type { BarColumns } from '../../domain/bar.js';
import type { Finding } from './finding.js';

/** Sessions in a row without volume that are worth a word. */
const LONG_RUN = 5;

/** Runs of sessions that traded nothing by their volume. Nothing where a source gives no volumes at all. */
export function volumeRuns(symbol: string, { dates, volume }: BarColumns): Finding[] {
  if (volume.every((value) => Number.isNaN(value))) return [];
  const findings: Finding[] = [];
  let run = 0;
  for (let i = 0; i <= dates.length; i++) {
    if (i < dates.length && !(volume[i]! > 0)) {
      run++;
      continue;
    }
    if (run >= LONG_RUN) {
      const [first, last] = [dates[i - run]!, dates[i - 1]!];
      const message = `${symbol} ${first} to ${last}: no volume on ${run} sessions in a row`;
      findings.push({ kind: 'volume', symbol, date: first, size: run, message });
    }
    run = 0;
  }
  return findings;
}
