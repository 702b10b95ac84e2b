import type { Broker } from '../port.js';
import type { Command, SubmitOrder } from '../../execution/command.js';
import type { EventQueue } from '../../execution/eventQueue.js';
import type { PricePanel } from '../../market/panel.js';
import { daysBetween } from '../../market/date.js';
import { RestingOrders } from './restingOrders.js';

export interface ExchangeSettings {
  /** Whole thousandth parts are fine: 5 is 0.0005 of the price, against the one who trades. */
  readonly slippageBps: number;
  /** USD an order. */
  readonly commission: number;
  readonly dividends: 'cash' | 'ignore';
  readonly delisted: 'hold' | 'sell-at-last-close';
  /** A fraction a year of 360 days, charged on a debit by the calendar day. */
  readonly marginRate: number;
}

/** Sessions without a bar after which a symbol counts as gone. */
export const STALE_AFTER = 10;

/**
 * An exchange and a broker's books in one process, over daily bars. It takes market orders for the day and for the
 * opening auction, and fills them at the next open, whole, at the open price worsened by the slippage; the size of an
 * order does not move the price. An order for a symbol without an open expires.
 *
 * It keeps its own books: what it says the account holds must equal what the engine made of its events.
 */
export class SimulatedExchange implements Broker {
  /** USD. */
  cash: number;
  /** Whole shares, an entry an instrument. */
  readonly positions: Float64Array;
  readonly #panel: PricePanel;
  readonly #columns: Int32Array;
  /** The instrument of each of the panel's columns; -1 for none. */
  readonly #instrumentOf: Int32Array;
  readonly #settings: ExchangeSettings;
  readonly #events: EventQueue;
  readonly #resting = new RestingOrders();
  /** Sessions since the last close, an entry an instrument that is held. */
  readonly #silent: Int32Array;

  /** @param columns the panel's column of each instrument */
  constructor(panel: PricePanel, columns: Int32Array, cash: number, settings: ExchangeSettings, events: EventQueue) {
    this.#panel = panel;
    this.#columns = columns;
    this.#settings = settings;
    this.#events = events;
    this.cash = cash;
    this.positions = new Float64Array(columns.length);
    this.#silent = new Int32Array(columns.length);
    this.#instrumentOf = new Int32Array(panel.width).fill(-1);
    columns.forEach((column, instrument) => (this.#instrumentOf[column] = instrument));
  }

  carryOut(command: Command): void {
    if (command.type !== 'submit') return;
    const refusal = refusalOf(command);
    if (refusal !== '') return this.#events.orderEnded('order-rejected', command.order, refusal);
    this.#resting.add(command);
    this.#events.orderAccepted(command.order);
  }

  /** The morning of a session: interest and dividends are paid, then what rests is filled at the open. */
  open(session: number): void {
    if (this.cash < 0 && this.#settings.marginRate > 0 && session > 0) this.#chargeInterest(session);
    if (this.#settings.dividends === 'cash') this.#payDividends(session);
    if (this.#resting.count > 0) this.#match(session);
  }

  /** The evening of a session: positions in symbols that have gone are paid out, where the settings say so. */
  close(session: number): void {
    if (this.#settings.delisted === 'sell-at-last-close') this.#payOutTheGone(session);
  }

  #chargeInterest(session: number): void {
    const { sessions } = this.#panel;
    const days = daysBetween(sessions[session - 1]!, sessions[session]!);
    const interest = (this.cash * this.#settings.marginRate * days) / 360;
    this.cash += interest;
    this.#events.cashMoved('interest', -1, interest);
  }

  #payDividends(session: number): void {
    const { dividendStart, dividendColumn, dividendAmount } = this.#panel;
    const end = dividendStart[session + 1]!;
    for (let d = dividendStart[session]!; d < end; d++) {
      const instrument = this.#instrumentOf[dividendColumn[d]!]!;
      if (instrument < 0 || this.positions[instrument] === 0) continue;
      const amount = this.positions[instrument]! * dividendAmount[d]!;
      this.cash += amount;
      this.#events.cashMoved('dividend', instrument, amount);
    }
  }

  #match(session: number): void {
    const { open, width } = this.#panel;
    const resting = this.#resting;
    const row = session * width;
    const slippage = this.#settings.slippageBps / 10_000;
    for (let i = 0; i < resting.count; i++) {
      const order = resting.order[i]!;
      const instrument = resting.instrument[i]!;
      const price = open[row + this.#columns[instrument]!]!;
      if (!(price > 0)) this.#events.orderEnded('order-expired', order, 'the symbol did not open');
      else this.#fill(order, instrument, resting.signedQty[i]!, price, slippage);
    }
    resting.clear();
  }

  #fill(order: number, instrument: number, signedQty: number, open: number, slippage: number): void {
    const { commission } = this.#settings;
    const buying = signedQty > 0;
    const qty = buying ? signedQty : -signedQty;
    const price = open * (buying ? 1 + slippage : 1 - slippage);
    this.cash -= signedQty * price;
    this.cash -= commission;
    this.positions[instrument]! += signedQty;
    this.#events.orderExecuted(order, qty, price, commission);
  }

  #payOutTheGone(session: number): void {
    const { close, mark, width } = this.#panel;
    for (let i = 0; i < this.positions.length; i++) {
      const at = session * width + this.#columns[i]!;
      const silent = this.positions[i] !== 0 && close[at] !== close[at];
      this.#silent[i] = silent ? this.#silent[i]! + 1 : 0;
      if (this.#silent[i]! < STALE_AFTER) continue;
      const qty = this.positions[i]!;
      const price = mark[at]!;
      this.positions[i] = 0;
      this.cash += qty * price;
      this.#events.positionPaidOut(i, qty, price);
    }
  }
}

function refusalOf(order: SubmitOrder): string {
  if (order.orderType !== 'market') return `daily bars cannot fill a ${order.orderType} order`;
  if (order.timeInForce !== 'opg' && order.timeInForce !== 'day') {
    return `daily bars cannot fill an order with time in force ${order.timeInForce}`;
  }
  return '';
}
