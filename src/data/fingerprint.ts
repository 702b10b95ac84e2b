import { createHash, type Hash } from 'node:crypto';
import { BAR_FIELDS, type SessionDate } from '../domain/bar.js';
import type { SymbolData } from './port.js';

const LITTLE_ENDIAN = new Uint8Array(new Uint16Array([1]).buffer)[0] === 1;

/**
 * `sha256:` and 64 hex digits over symbols, dates, prices, splits, dividends and sessions. Symbols are taken in the
 * order of their names, numbers as IEEE 754 doubles, little endian, with one NaN: the same on every machine.
 */
export function fingerprintOf(symbols: readonly SymbolData[], sessions: readonly SessionDate[]): string {
  const hash = createHash('sha256');
  hash.update(`navarch data 1\nsessions ${sessions.length}\n${sessions.join(' ')}\n`);
  const ordered = [...symbols].sort((a, b) => (a.symbol < b.symbol ? -1 : a.symbol > b.symbol ? 1 : 0));
  for (const symbol of ordered) addSymbol(hash, symbol);
  return `sha256:${hash.digest('hex')}`;
}

type Fingerprinted = Pick<SymbolData, 'symbol' | 'bars' | 'splits' | 'dividends'>;

function addSymbol(hash: Hash, { symbol, bars, splits, dividends }: Fingerprinted): void {
  hash.update(`symbol ${symbol} ${bars.dates.length} ${splits.length} ${dividends.length}\n${bars.dates.join(' ')}\n`);
  for (const field of BAR_FIELDS) hash.update(canonicalBytes(bars[field]));
  for (const split of splits) {
    hash.update(`\n${split.date}`).update(canonicalBytes(Float64Array.of(split.from, split.to)));
  }
  for (const dividend of dividends) {
    hash.update(`\n${dividend.exDate}`).update(canonicalBytes(Float64Array.of(dividend.amount)));
  }
  hash.update('\n');
}

/** The numbers' bytes, little endian, with the one quiet NaN and without a negative zero. */
function canonicalBytes(column: Float64Array): Uint8Array {
  const copy = column.slice();
  const view = new DataView(copy.buffer);
  for (let i = 0; i < copy.length; i++) {
    const value = copy[i]!;
    if (value !== value) {
      view.setUint32(8 * i, 0, true);
      view.setUint32(8 * i + 4, 0x7ff80000, true);
    } else if (!LITTLE_ENDIAN || value === 0) {
      view.setFloat64(8 * i, value === 0 ? 0 : value, true);
    }
  }
  return new Uint8Array(copy.buffer);
}
