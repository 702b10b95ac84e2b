import { createHash } from 'node:crypto';
import type { OrderBook } from '../execution/orderBook.js';

/**
 * The fingerprint of an order list: every order with its session, size, end and executions, in order of decision.
 * Sessions are counted from the first of the window, so that the history before it does not matter.
 *
 * @returns `sha256:` and 64 hex digits; equal on every run and machine
 */
export function orderHash(orders: OrderBook, symbols: readonly string[], firstSession: number): string {
  const n = orders.size;
  const row = 8;
  const cells = new Float64Array(n * row);
  for (let i = 0, at = 0; i < n; i++, at += row) {
    cells[at] = orders.instrument[i]!;
    cells[at + 1] = orders.signedQty[i]!;
    cells[at + 2] = orders.statusCodeOf(i);
    cells[at + 3] = orders.decidedIn[i]! - firstSession;
    cells[at + 4] = orders.endedIn[i]! - firstSession;
    cells[at + 5] = orders.filledQty[i]!;
    cells[at + 6] = orders.filledValue[i]!;
    cells[at + 7] = orders.commission[i]!;
  }
  const hash = createHash('sha256').update(symbols.join(' '));
  return `sha256:${hash.update(littleEndian(cells)).digest('hex')}`;
}

function littleEndian(cells: Float64Array): Uint8Array {
  const bytes = new Uint8Array(cells.buffer, cells.byteOffset, cells.byteLength);
  const isLittle = new Uint8Array(new Uint16Array([1]).buffer)[0] === 1;
  return isLittle ? bytes : Buffer.from(bytes).swap64();
}
