import fc from 'fast-check';
import { isTerminal } from '../../src/domain/order.js';
import type { EngineEvent } from '../../src/execution/event.js';
import { Outcome } from '../../src/execution/outcome.js';
import { EngineState } from '../../src/execution/state.js';
import { step } from '../../src/execution/step.js';
import { PricePanel } from '../../src/market/panel.js';

export const INSTRUMENTS = 3;
const SESSIONS = 12;

/** A wish to do something, which the world turns into an event that is legal where it stands. */
export interface Wish {
  readonly what: 'close' | 'target' | 'flatten' | 'accept' | 'execute' | 'end' | 'cash' | 'pay-out';
  readonly a: number;
  readonly b: number;
}

/** All prices are quarters of a dollar, so that sums of them are exact and the order of adding does not matter. */
const quarters = fc.integer({ min: 4, max: 2000 }).map((n) => n / 4);
const price = fc.oneof({ weight: 9, arbitrary: quarters }, { weight: 1, arbitrary: fc.constant(Number.NaN) });

export const anyWishes = fc.array(
  fc.record({
    what: fc.constantFrom<Wish['what']>(
      ...(['close', 'target', 'flatten', 'accept', 'end', 'cash', 'pay-out'] as const),
      ...(['target', 'execute', 'execute', 'execute'] as const),
    ),
    a: fc.nat(1000),
    b: fc.nat(1000),
  }),
  { minLength: 5, maxLength: 60 },
);

export const anyPanel = fc
  .array(price, { minLength: SESSIONS * INSTRUMENTS, maxLength: SESSIONS * INSTRUMENTS })
  .map((prices) => panelOf(prices));

export function panelOf(prices: readonly number[]): PricePanel {
  const column = Float64Array.from(prices);
  const dates = Array.from({ length: prices.length / INSTRUMENTS }, (_, t) => `2024-01-${String(t + 1)}`);
  const columns = { open: column, high: column, low: column, close: column, volume: column };
  return new PricePanel(dates, ['A', 'B', 'C'], columns);
}

/** The engine with what is outside of it: it makes legal events of wishes and hands each to the engine. */
export class World {
  readonly outcome = new Outcome();
  readonly state: EngineState;
  readonly events: EngineEvent[] = [];
  readonly #panel: PricePanel;

  constructor(panel: PricePanel, cash = 10_000, gates: EngineState['settings']['gates'] | null = null) {
    this.#panel = panel;
    const settings = { tolerance: 0.02, ...(gates && { gates }) };
    this.state = new EngineState(
      Int32Array.from({ length: INSTRUMENTS }, (_, i) => i),
      cash,
      settings,
    );
    this.tell({ type: 'session-closed', at: 0, session: 0, panel });
  }

  tell(event: EngineEvent): void {
    step(this.state, event, this.outcome);
    this.events.push(event);
  }

  /** @returns the event that came of the wish; null where there was none that is legal */
  grant(wish: Wish): EngineEvent | null {
    const event = this.#eventOf(wish);
    if (event) this.tell(event);
    return event;
  }

  /** The orders that have not ended. */
  get open(): number[] {
    const { orders } = this.state;
    return Array.from({ length: orders.size }, (_, i) => i).filter((i) => !isTerminal(orders.statusOf(i)));
  }

  /** Shares of an order that are not filled. */
  openQty(order: number): number {
    return Math.abs(this.state.orders.signedQty[order]!) - this.state.orders.filledQty[order]!;
  }

  #eventOf({ what, a, b }: Wish): EngineEvent | null {
    const order = this.open[a % Math.max(1, this.open.length)];
    const { session, account } = this.state;
    switch (what) {
      case 'close':
        if (session + 1 >= this.#panel.sessions.length) return null;
        return { type: 'session-closed', at: 0, session: session + 1, panel: this.#panel };
      case 'target':
        return { type: 'target-decided', at: 0, target: targetOf(a, b) };
      case 'flatten':
        return { type: 'flatten-ordered', at: 0, reason: 'wished' };
      case 'cash':
        return { type: 'cash-moved', at: 0, kind: 'dividend', instrument: 0, amount: (a - 300) / 4 };
      case 'pay-out': {
        const instrument = a % INSTRUMENTS;
        const qty = account.held[instrument]!;
        if (qty === 0 || account.selling[instrument] !== 0) return null;
        return { type: 'position-paid-out', at: 0, instrument, qty, price: (b + 1) / 4 };
      }
    }
    if (order === undefined) return null;
    if (what === 'accept') return { type: 'order-accepted', at: 0, order };
    if (what === 'end') {
      const type = (['order-expired', 'order-canceled', 'order-rejected'] as const)[b % 3]!;
      return { type, at: 0, order, reason: 'wished' };
    }
    const qty = 1 + (b % this.openQty(order));
    return { type: 'order-executed', at: 0, order, qty, price: (a + 1) / 4, commission: b % 2 };
  }
}

/** Some of the instruments, in some order, weighted equally. */
function targetOf(a: number, b: number) {
  const picks = Int32Array.from({ length: INSTRUMENTS }, (_, i) => (i + a) % INSTRUMENTS);
  const pickCount = b % (INSTRUMENTS + 1);
  return { picks, pickCount, units: new Float64Array(INSTRUMENTS).fill(1), parts: Math.max(1, pickCount) };
}
