/**
 * The order and its life.
 *
 * Invariants, mirrored by number in test/domain/order.test.ts:
 *  1. A terminal status is never left.
 *  2. An order that left us without an answer is `unknown`, which is neither open nor refused.
 *  3. A fill may arrive in any status of an order that has left and not ended: it can overtake the acceptance, and win
 *     against a cancel.
 *  4. Every status answers every signal: with the next status, or with an error.
 */
export type Side = 'buy' | 'sell';
export type OrderType = 'market' | 'limit' | 'stop' | 'stop_limit' | 'trailing_stop';
/** `opg`: at the opening auction; `cls`: at the closing one. */
export type TimeInForce = 'day' | 'gtc' | 'opg' | 'cls' | 'ioc' | 'fok';

export const ORDER_STATUSES = [
  /** Decided and numbered; nothing has left. */
  'created',
  /** On its way; no answer yet. */
  'submitted',
  /** Whether it arrived cannot be said until the broker has been asked. */
  'unknown',
  'accepted',
  'partially_filled',
  'filled',
  'canceled',
  'expired',
  'rejected',
] as const;
export type OrderStatus = (typeof ORDER_STATUSES)[number];

export const ORDER_SIGNALS = ['submit', 'lose', 'accept', 'fill_part', 'fill', 'cancel', 'expire', 'reject'] as const;
export type OrderSignal = (typeof ORDER_SIGNALS)[number];

const ALIVE = {
  accept: 'accepted',
  fill_part: 'partially_filled',
  fill: 'filled',
  cancel: 'canceled',
  expire: 'expired',
  reject: 'rejected',
} as const;

/** What each status makes of each signal; a signal that is not listed is an error in that status. */
export const ORDER_LIFE: Readonly<Record<OrderStatus, Readonly<Partial<Record<OrderSignal, OrderStatus>>>>> = {
  created: { submit: 'submitted', cancel: 'canceled', reject: 'rejected' },
  submitted: { ...ALIVE, lose: 'unknown' },
  unknown: { ...ALIVE, submit: 'submitted' },
  accepted: { ...ALIVE },
  partially_filled: { ...ALIVE, accept: 'partially_filled' },
  filled: {},
  canceled: {},
  expired: {},
  rejected: {},
};

export const TERMINAL_STATUSES: readonly OrderStatus[] = ['filled', 'canceled', 'expired', 'rejected'];

export function isTerminal(status: OrderStatus): boolean {
  return TERMINAL_STATUSES.includes(status);
}

/** The status after a signal. @throws RangeError where the status has no answer to it. */
export function nextStatus(status: OrderStatus, signal: OrderSignal): OrderStatus {
  const next = ORDER_LIFE[status][signal];
  if (next === undefined) throw new RangeError(`an order that is ${status} cannot ${signal}`);
  return next;
}

/** What an order asks for. Quantities are whole shares, prices USD a share. */
export interface OrderDraft {
  instrument: number;
  side: Side;
  qty: number;
  type: OrderType;
  timeInForce: TimeInForce;
  /** For `limit` and `stop_limit`, else NaN. */
  limitPrice: number;
  /** For `stop` and `stop_limit`, else NaN. */
  stopPrice: number;
}
