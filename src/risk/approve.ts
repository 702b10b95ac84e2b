import type { OrderDraft } from '../domain/order.js';
import type { Gate, Holdings } from './gate.js';
import { ownedQuantity } from './gates/ownedQuantity.js';
import { wholeShares } from './gates/wholeShares.js';

/** A mark that exists for the compiler only. It is private, so that a copy loses it. */
declare class Gated {
  private readonly passed: true;
}

/** An order that has passed every gate, as it is. Only this room can make one, and only these can be sent. */
export type Approved<T> = Readonly<T> & Gated;

/** The gates that every order passes, whatever the profile. */
export const STANDING_GATES: readonly Gate[] = [wholeShares, ownedQuantity];

/** Takes note of a gate that did not let an order pass as it was. */
export type OnHeld = (gate: string, kind: 'shrink' | 'block', reason: string, order: Readonly<OrderDraft>) => void;

/**
 * Leads an order through the gates, in order. A gate may shrink it, in place, before the next one sees it.
 * @returns the order, approved; null where a gate blocked it
 */
export function approve(
  order: OrderDraft,
  holdings: Holdings,
  gates: readonly Gate[],
  onHeld: OnHeld,
): Approved<OrderDraft> | null {
  for (let i = 0; i < gates.length; i++) {
    const gate = gates[i]!;
    const verdict = gate.judge(order, holdings);
    if (verdict.kind === 'pass') continue;
    onHeld(gate.name, verdict.kind, verdict.reason, order);
    if (verdict.kind === 'block') return null;
    order.qty = verdict.qty;
  }
  return order as Approved<OrderDraft>;
}
