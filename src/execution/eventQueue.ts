import type { PricePanel } from '../market/panel.js';
import type { TargetWeights } from '../portfolio/plan.js';
import type { CashMoved, EngineEvent, OrderEnded } from './event.js';

/** Room for any event. All slots have one shape, which keeps the engine's reading of them fast. */
class Slot {
  type: EngineEvent['type'] = 'session-opened';
  at = 0;
  session = 0;
  panel: PricePanel | null = null;
  target: TargetWeights | null = null;
  order = -1;
  instrument = -1;
  qty = 0;
  price = 0;
  commission = 0;
  amount = 0;
  kind: CashMoved['kind'] = 'dividend';
  reason = '';
}

/**
 * Events on their way to the engine, first in, first out. Slots are used again once they have been taken, so a
 * backtest allocates none; a taken event is good until the queue has run empty and is filled anew.
 */
export class EventQueue {
  /** The instant that new events carry, epoch ms UTC. */
  now = 0;
  readonly #slots: Slot[] = [];
  #head = 0;
  #tail = 0;

  get empty(): boolean {
    return this.#head === this.#tail;
  }

  /** The oldest event. @throws RangeError when there is none. */
  take(): EngineEvent {
    if (this.#head === this.#tail) throw new RangeError('the event queue is empty');
    return this.#slots[this.#head++] as unknown as EngineEvent;
  }

  sessionOpened(session: number): void {
    this.#next('session-opened').session = session;
  }

  sessionClosed(session: number, panel: PricePanel): void {
    const slot = this.#next('session-closed');
    slot.session = session;
    slot.panel = panel;
  }

  targetDecided(target: TargetWeights): void {
    this.#next('target-decided').target = target;
  }

  flattenOrdered(reason: string): void {
    this.#next('flatten-ordered').reason = reason;
  }

  orderAccepted(order: number): void {
    this.#next('order-accepted').order = order;
  }

  orderExecuted(order: number, qty: number, price: number, commission: number): void {
    const slot = this.#next('order-executed');
    slot.order = order;
    slot.qty = qty;
    slot.price = price;
    slot.commission = commission;
  }

  orderEnded(type: OrderEnded['type'], order: number, reason: string): void {
    const slot = this.#next(type);
    slot.order = order;
    slot.reason = reason;
  }

  cashMoved(kind: CashMoved['kind'], instrument: number, amount: number): void {
    const slot = this.#next('cash-moved');
    slot.kind = kind;
    slot.instrument = instrument;
    slot.amount = amount;
  }

  positionPaidOut(instrument: number, qty: number, price: number): void {
    const slot = this.#next('position-paid-out');
    slot.instrument = instrument;
    slot.qty = qty;
    slot.price = price;
  }

  #next(type: EngineEvent['type']): Slot {
    if (this.#head === this.#tail) {
      this.#head = 0;
      this.#tail = 0;
    }
    let slot = this.#slots[this.#tail];
    if (slot === undefined) {
      slot = new Slot();
      this.#slots.push(slot);
    }
    this.#tail++;
    slot.type = type;
    slot.at = this.now;
    return slot;
  }
}
