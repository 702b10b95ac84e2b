import type { SubmitOrder } from '../../execution/command.js';

/** The orders that wait for the next open, in order of arrival, as columns that are used again every session. */
export class RestingOrders {
  count = 0;
  order = new Int32Array(16);
  instrument = new Int32Array(16);
  /** Whole shares, below 0 for a sell. */
  signedQty = new Float64Array(16);

  add(command: SubmitOrder): void {
    if (this.count === this.order.length) this.#grow();
    const i = this.count++;
    this.order[i] = command.order;
    this.instrument[i] = command.instrument;
    this.signedQty[i] = command.side === 'buy' ? command.qty : -command.qty;
  }

  clear(): void {
    this.count = 0;
  }

  #grow(): void {
    const { order, instrument, signedQty } = this;
    this.order = new Int32Array(order.length * 2);
    this.instrument = new Int32Array(order.length * 2);
    this.signedQty = new Float64Array(order.length * 2);
    this.order.set(order);
    this.instrument.set(instrument);
    this.signedQty.set(signedQty);
  }
}
