import type { PricePanel } from '../market/panel.js';
import type { TargetWeights } from '../portfolio/plan.js';

/*
 * What the engine is told. Each event carries its instant `at` (epoch ms UTC): the engine has no clock of its own.
 * Orders are named by their number in the order book, instruments by their number in the engine's list.
 */

export interface SessionOpened {
  readonly type: 'session-opened';
  readonly at: number;
  /** A row of the panel. */
  readonly session: number;
}

/** A session has closed: its bars are row `session` of the panel, which is not copied. */
export interface SessionClosed {
  readonly type: 'session-closed';
  readonly at: number;
  readonly session: number;
  readonly panel: PricePanel;
}

/** A strategy has decided what to hold. */
export interface TargetDecided {
  readonly type: 'target-decided';
  readonly at: number;
  readonly target: TargetWeights;
}

/** Everything is to be sold. */
export interface FlattenOrdered {
  readonly type: 'flatten-ordered';
  readonly at: number;
  readonly reason: string;
}

export interface OrderAccepted {
  readonly type: 'order-accepted';
  readonly at: number;
  readonly order: number;
}

/** An execution: `qty` shares of the order at `price` USD a share. */
export interface OrderExecuted {
  readonly type: 'order-executed';
  readonly at: number;
  readonly order: number;
  readonly qty: number;
  readonly price: number;
  /** USD. */
  readonly commission: number;
}

export interface OrderEnded {
  readonly type: 'order-expired' | 'order-canceled' | 'order-rejected';
  readonly at: number;
  readonly order: number;
  readonly reason: string;
}

/** Cash came in, or went out where `amount` (USD) is below 0. */
export interface CashMoved {
  readonly type: 'cash-moved';
  readonly at: number;
  readonly kind: 'dividend' | 'interest';
  /** The instrument that paid; -1 for none. */
  readonly instrument: number;
  readonly amount: number;
}

/** A position has ended without an order: the instrument trades no more, and `qty` shares were paid out at `price`. */
export interface PositionPaidOut {
  readonly type: 'position-paid-out';
  readonly at: number;
  readonly instrument: number;
  readonly qty: number;
  readonly price: number;
}

export type EngineEvent =
  | SessionOpened
  | SessionClosed
  | TargetDecided
  | FlattenOrdered
  | OrderAccepted
  | OrderExecuted
  | OrderEnded
  | CashMoved
  | PositionPaidOut;

export const EVENT_TYPES = [
  'session-opened',
  'session-closed',
  'target-decided',
  'flatten-ordered',
  'order-accepted',
  'order-executed',
  'order-expired',
  'order-canceled',
  'order-rejected',
  'cash-moved',
  'position-paid-out',
] as const satisfies readonly EngineEvent['type'][];
