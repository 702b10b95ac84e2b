import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sessionsBetween } from '../../src/market/calendar.js';

/** A folder for `--data csv:`: a file of lines each, without its extension. */
export function writeCsvFolder(dir: string, files: Readonly<Record<string, readonly string[]>>): string {
  mkdirSync(dir, { recursive: true });
  for (const [name, lines] of Object.entries(files)) writeFileSync(join(dir, `${name}.csv`), `${lines.join('\n')}\n`);
  return dir;
}

/** Lines of a symbol that trades on every session of the exchange: prices swing about a line that rises by `slope`. */
export function priceLines(from: string, to: string, slope: number): string[] {
  const rows = sessionsBetween(from, to).map((date, t) => {
    const close = 100 + slope * t + Math.sin(t * (1 + slope));
    return [date, close - 0.25, close + 1, close - 1, close, 1_000_000].join(',');
  });
  return ['date,open,high,low,close,volume', ...rows];
}
