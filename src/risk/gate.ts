import type { OrderDraft } from '../domain/order.js';

/** What a gate may look at: an entry an instrument. */
export interface Holdings {
  /** Whole shares. */
  readonly held: Float64Array;
  /** Whole shares that open sell orders have spoken for. */
  readonly selling: Float64Array;
}

/** A gate's answer to an order. */
export type Verdict =
  | { readonly kind: 'pass' }
  /** The order may go with this many shares. */
  | { readonly kind: 'shrink'; readonly qty: number; readonly reason: string }
  | { readonly kind: 'block'; readonly reason: string };

export const PASS: Verdict = { kind: 'pass' };

/** A rule that every order passes before it leaves. Pure: the same order and state give the same answer. */
export interface Gate {
  readonly name: string;
  judge(order: Readonly<OrderDraft>, holdings: Holdings): Verdict;
}
