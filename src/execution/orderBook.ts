import { nextStatus, ORDER_SIGNALS, ORDER_STATUSES, ORDER_LIFE } from '../domain/order.js';
import type { OrderDraft, OrderSignal, OrderStatus } from '../domain/order.js';
import type { Approved } from '../risk/approve.js';

const CODE = Object.fromEntries(ORDER_STATUSES.map((status, code) => [status, code])) as Record<OrderStatus, number>;
const SIGNAL = Object.fromEntries(ORDER_SIGNALS.map((signal, code) => [signal, code])) as Record<OrderSignal, number>;
const ILLEGAL = 255;
/** `ORDER_LIFE` as a table: status x signal. */
const NEXT = Uint8Array.from(
  ORDER_STATUSES.flatMap((status) =>
    ORDER_SIGNALS.map((signal) => {
      const next = ORDER_LIFE[status][signal];
      return next === undefined ? ILLEGAL : CODE[next];
    }),
  ),
);

/** Every order of a run, as columns; an order is named by its row. Rows are only ever added. */
export class OrderBook {
  size = 0;
  instrument = new Int32Array(1024);
  /** Whole shares, below 0 for a sell. */
  signedQty = new Float64Array(1024);
  filledQty = new Float64Array(1024);
  /** USD: the sum of quantity x price over the executions. */
  filledValue = new Float64Array(1024);
  commission = new Float64Array(1024);
  /** The session (a row of the panel) in which the order was decided, and in which it ended; -1 while it lives. */
  decidedIn = new Int32Array(1024);
  endedIn = new Int32Array(1024);
  #status = new Uint8Array(1024);
  readonly #reasons = new Map<number, string>();

  /** Numbers a new order, as `created`. */
  add(draft: Approved<OrderDraft>, session: number): number {
    if (this.size === this.instrument.length) this.#grow();
    const order = this.size++;
    this.instrument[order] = draft.instrument;
    this.signedQty[order] = draft.side === 'buy' ? draft.qty : -draft.qty;
    this.filledQty[order] = 0;
    this.filledValue[order] = 0;
    this.commission[order] = 0;
    this.decidedIn[order] = session;
    this.endedIn[order] = -1;
    this.#status[order] = CODE.created;
    return order;
  }

  statusOf(order: number): OrderStatus {
    return ORDER_STATUSES[this.#status[order]!]!;
  }

  /** Why it ended as it did; empty where there is nothing to say. */
  reasonOf(order: number): string {
    return this.#reasons.get(order) ?? '';
  }

  /** The status as a number: an index into ORDER_STATUSES. */
  statusCodeOf(order: number): number {
    return this.#status[order]!;
  }

  /** Moves an order on. @throws RangeError for an unknown order, or a signal that its status has no answer to. */
  signal(order: number, signal: OrderSignal): void {
    if (!(order >= 0 && order < this.size)) throw new RangeError(`there is no order ${order} of ${this.size}`);
    const next = NEXT[this.#status[order]! * ORDER_SIGNALS.length + SIGNAL[signal]]!;
    if (next === ILLEGAL) nextStatus(this.statusOf(order), signal);
    this.#status[order] = next;
  }

  /** Moves an order to its end. */
  end(order: number, signal: OrderSignal, session: number, reason: string): void {
    this.signal(order, signal);
    this.endedIn[order] = session;
    if (reason !== '') this.#reasons.set(order, reason);
  }

  /**
   * Books an execution.
   * @throws RangeError when the executions would exceed the order: a fill is never lost, and never invented.
   */
  execute(order: number, qty: number, price: number, commission: number, session: number): void {
    const whole = Math.abs(this.signedQty[order]!);
    const filled = this.filledQty[order]! + qty;
    if (!(qty > 0) || filled > whole) throw new RangeError(`order ${order} of ${whole} shares cannot fill ${filled}`);
    if (filled === whole) this.end(order, 'fill', session, '');
    else this.signal(order, 'fill_part');
    this.filledQty[order] = filled;
    this.filledValue[order]! += qty * price;
    this.commission[order]! += commission;
  }

  #grow(): void {
    const double = <T extends Int32Array | Float64Array | Uint8Array>(from: T, to: T): T => {
      to.set(from);
      return to;
    };
    const rows = this.size * 2;
    this.instrument = double(this.instrument, new Int32Array(rows));
    this.signedQty = double(this.signedQty, new Float64Array(rows));
    this.filledQty = double(this.filledQty, new Float64Array(rows));
    this.filledValue = double(this.filledValue, new Float64Array(rows));
    this.commission = double(this.commission, new Float64Array(rows));
    this.decidedIn = double(this.decidedIn, new Int32Array(rows));
    this.endedIn = double(this.endedIn, new Int32Array(rows));
    this.#status = double(this.#status, new Uint8Array(rows));
  }
}
