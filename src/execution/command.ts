import type { OrderDraft, OrderType, Side, TimeInForce } from '../domain/order.js';
import type { Approved } from '../risk/approve.js';

/** What the engine wants done: an order sent. `order` is its number in the order book. */
export interface SubmitOrder {
  readonly type: 'submit';
  readonly order: number;
  readonly instrument: number;
  readonly side: Side;
  /** Whole shares. */
  readonly qty: number;
  readonly orderType: OrderType;
  readonly timeInForce: TimeInForce;
  /** USD a share; NaN where the type has none. */
  readonly limitPrice: number;
  readonly stopPrice: number;
}

/** A message for the person who watches. */
export interface RaiseAlert {
  readonly type: 'alert';
  readonly instrument: number;
  readonly message: string;
}

export type Command = SubmitOrder | RaiseAlert;

class Slot {
  type: Command['type'] = 'submit';
  order = -1;
  instrument = -1;
  side: Side = 'buy';
  qty = 0;
  orderType: OrderType = 'market';
  timeInForce: TimeInForce = 'day';
  limitPrice = Number.NaN;
  stopPrice = Number.NaN;
  message = '';
}

/** The commands of one step, in order. The caller owns it and clears it; its slots are used again. */
export class CommandBuffer {
  length = 0;
  readonly #slots: Slot[] = [];

  at(i: number): Command {
    if (i < 0 || i >= this.length) throw new RangeError(`there is no command ${i} of ${this.length}`);
    return this.#slots[i] as unknown as Command;
  }

  clear(): void {
    this.length = 0;
  }

  submit(order: number, draft: Approved<OrderDraft>): void {
    const slot = this.#next('submit');
    slot.order = order;
    slot.instrument = draft.instrument;
    slot.side = draft.side;
    slot.qty = draft.qty;
    slot.orderType = draft.type;
    slot.timeInForce = draft.timeInForce;
    slot.limitPrice = draft.limitPrice;
    slot.stopPrice = draft.stopPrice;
  }

  alert(instrument: number, message: string): void {
    const slot = this.#next('alert');
    slot.instrument = instrument;
    slot.message = message;
  }

  #next(type: Command['type']): Slot {
    let slot = this.#slots[this.length];
    if (slot === undefined) {
      slot = new Slot();
      this.#slots.push(slot);
    }
    this.length++;
    slot.type = type;
    return slot;
  }
}
