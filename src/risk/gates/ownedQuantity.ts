import { type Gate, PASS } from '../gate.js';

/** Nothing is sold that is not owned, nor what another open order is selling already. */
export const ownedQuantity: Gate = {
  name: 'owned-quantity',
  judge(order, { held, selling }) {
    if (order.side === 'buy') return PASS;
    const free = Math.floor(held[order.instrument]! - selling[order.instrument]!);
    if (order.qty <= free) return PASS;
    const reason = `${order.qty} shares to sell, ${free} free to be sold`;
    return free >= 1 ? { kind: 'shrink', qty: free, reason } : { kind: 'block', reason };
  },
};
