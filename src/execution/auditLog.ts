import { Column } from '../domain/column.js';
import { ORDER_STATUSES } from '../domain/order.js';
import { type EngineEvent, EVENT_TYPES } from './event.js';
import type { AuditSink, Outcome } from './outcome.js';

/** One step in words; only what applies is there. Money in USD, prices in USD a share. */
export interface AuditEntry {
  readonly seq: number;
  /** Epoch ms UTC. */
  readonly at: number;
  readonly event: EngineEvent['type'];
  readonly order?: number;
  readonly statusBefore?: string;
  readonly statusAfter?: string;
  readonly instrument?: number;
  readonly qty?: number;
  readonly price?: number;
  readonly amount?: number;
  readonly reason?: string;
  /** Orders that the step sent. */
  readonly submitted?: readonly { order: number; instrument: number; side: 'buy' | 'sell'; qty: number }[];
  readonly alerts?: readonly string[];
  /** After the step. */
  readonly cash: number;
  readonly nav: number;
}

const TYPE_CODE = Object.fromEntries(EVENT_TYPES.map((type, code) => [type, code])) as Record<
  EngineEvent['type'],
  number
>;

/** Keeps every step of a run as columns, cheap enough to leave on, and tells them afterwards in words. */
export class AuditLog implements AuditSink {
  readonly #steps = {
    at: new Column(),
    type: new Column(),
    order: new Column(),
    before: new Column(),
    after: new Column(),
    instrument: new Column(),
    qty: new Column(),
    /** The price of an execution, or the amount of a cash movement. */
    price: new Column(),
    cash: new Column(),
    nav: new Column(),
    firstSubmit: new Column(),
  };
  readonly #submits = { order: new Column(), instrument: new Column(), signedQty: new Column() };
  readonly #reasons = new Map<number, string>();
  readonly #alerts = new Map<number, string[]>();

  get length(): number {
    return this.#steps.at.length;
  }

  record(event: EngineEvent, outcome: Outcome): void {
    const steps = this.#steps;
    steps.at.push(event.at);
    steps.type.push(TYPE_CODE[event.type]);
    steps.order.push(outcome.order);
    steps.before.push(outcome.statusBefore);
    steps.after.push(outcome.statusAfter);
    steps.cash.push(outcome.cash);
    steps.nav.push(outcome.nav);
    steps.firstSubmit.push(this.#submits.order.length);
    this.#subject(event);
    if (outcome.commands.length > 0) this.#commands(outcome);
  }

  /** The steps in words, one at a time. */
  *entries(): Generator<AuditEntry> {
    for (let seq = 0; seq < this.length; seq++) yield this.#entry(seq);
  }

  #subject(event: EngineEvent): void {
    const { instrument, qty, price } = this.#steps;
    switch (event.type) {
      case 'order-executed':
        return push(instrument, -1, qty, event.qty, price, event.price);
      case 'position-paid-out':
        return push(instrument, event.instrument, qty, event.qty, price, event.price);
      case 'cash-moved':
        this.#reasons.set(this.length - 1, event.kind);
        return push(instrument, event.instrument, qty, Number.NaN, price, event.amount);
      case 'order-expired':
      case 'order-canceled':
      case 'order-rejected':
      case 'flatten-ordered':
        this.#reasons.set(this.length - 1, event.reason);
        return push(instrument, -1, qty, Number.NaN, price, Number.NaN);
      default:
        return push(instrument, -1, qty, Number.NaN, price, Number.NaN);
    }
  }

  #commands({ commands }: Outcome): void {
    for (let i = 0; i < commands.length; i++) {
      const command = commands.at(i);
      if (command.type === 'submit') {
        this.#submits.order.push(command.order);
        this.#submits.instrument.push(command.instrument);
        this.#submits.signedQty.push(command.side === 'buy' ? command.qty : -command.qty);
      } else {
        const seq = this.length - 1;
        this.#alerts.set(seq, [...(this.#alerts.get(seq) ?? []), command.message]);
      }
    }
  }

  #entry(seq: number): AuditEntry {
    const steps = this.#steps;
    const event = EVENT_TYPES[steps.type.at(seq)]!;
    const order = steps.order.at(seq);
    const price = steps.price.at(seq);
    const submitted = this.#submitted(seq);
    return {
      seq,
      at: steps.at.at(seq),
      event,
      ...(order >= 0 && {
        order,
        statusBefore: ORDER_STATUSES[steps.before.at(seq)]!,
        statusAfter: ORDER_STATUSES[steps.after.at(seq)]!,
      }),
      ...(steps.instrument.at(seq) >= 0 && { instrument: steps.instrument.at(seq) }),
      ...(!Number.isNaN(steps.qty.at(seq)) && { qty: steps.qty.at(seq) }),
      ...(!Number.isNaN(price) && (event === 'cash-moved' ? { amount: price } : { price })),
      ...(this.#reasons.has(seq) && { reason: this.#reasons.get(seq)! }),
      ...(submitted.length > 0 && { submitted }),
      ...(this.#alerts.has(seq) && { alerts: this.#alerts.get(seq)! }),
      cash: steps.cash.at(seq),
      nav: steps.nav.at(seq),
    };
  }

  #submitted(seq: number): NonNullable<AuditEntry['submitted']> {
    const { firstSubmit } = this.#steps;
    const { order, instrument, signedQty } = this.#submits;
    const start = firstSubmit.at(seq);
    const end = seq + 1 < firstSubmit.length ? firstSubmit.at(seq + 1) : order.length;
    return Array.from({ length: end - start }, (_, i) => ({
      order: order.at(start + i),
      instrument: instrument.at(start + i),
      side: signedQty.at(start + i) > 0 ? ('buy' as const) : ('sell' as const),
      qty: Math.abs(signedQty.at(start + i)),
    }));
  }
}

function push(a: Column, x: number, b: Column, y: number, c: Column, z: number): void {
  a.push(x);
  b.push(y);
  c.push(z);
}
