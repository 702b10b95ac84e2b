import type { EngineEvent } from '../execution/event.js';
import type { OrderBook } from '../execution/orderBook.js';
import type { Selection } from '../strategy/selection.js';
import { Column } from '../domain/column.js';

/**
 * What happened in a run, as columns: sessions are rows of the panel, instruments the strategy's numbering. It is made
 * of the events that the engine was given, so there is nothing in a result that the engine did not know.
 */
export class Recorder {
  /** USD at the close of each session of the window. */
  readonly nav: Float64Array;
  readonly cash: Float64Array;
  readonly fills = {
    session: new Column(),
    instrument: new Column(),
    signedQty: new Column(),
    price: new Column(),
    commission: new Column(),
  };
  readonly flows = { session: new Column(), kind: new Column(), instrument: new Column(), amount: new Column() };
  /** A decision's picks are those from its `firstPick` up to the next one's. */
  readonly decisions = { session: new Column(), firstPick: new Column() };
  readonly picks = { instrument: new Column(), score: new Column(), toCash: new Column() };
  readonly guard = { session: new Column(), drawdown: new Column() };

  constructor(sessions: number) {
    this.nav = new Float64Array(sessions);
    this.cash = new Float64Array(sessions);
  }

  decided(session: number, selection: Selection): void {
    this.decisions.session.push(session);
    this.decisions.firstPick.push(this.picks.instrument.length);
    for (let i = 0; i < selection.pickCount; i++) {
      const pick = selection.picks[i]!;
      this.picks.instrument.push(pick);
      this.picks.score.push(selection.score[pick]!);
      this.picks.toCash.push(selection.toCash[i]!);
    }
  }

  guarded(session: number, drawdown: number): void {
    this.guard.session.push(session);
    this.guard.drawdown.push(drawdown);
  }

  /** Takes note of an event that the engine has been given. */
  told(event: EngineEvent, session: number, orders: OrderBook): void {
    switch (event.type) {
      case 'order-executed': {
        const signedQty = orders.signedQty[event.order]! > 0 ? event.qty : -event.qty;
        this.#fill(session, orders.instrument[event.order]!, signedQty, event.price, event.commission);
        break;
      }
      case 'position-paid-out':
        this.#fill(session, event.instrument, -event.qty, event.price, 0);
        break;
      case 'cash-moved':
        this.flows.session.push(session);
        this.flows.kind.push(FLOW_KINDS.indexOf(event.kind));
        this.flows.instrument.push(event.instrument);
        this.flows.amount.push(event.amount);
        break;
    }
  }

  #fill(session: number, instrument: number, signedQty: number, price: number, commission: number): void {
    this.fills.session.push(session);
    this.fills.instrument.push(instrument);
    this.fills.signedQty.push(signedQty);
    this.fills.price.push(price);
    this.fills.commission.push(commission);
  }
}

export const FLOW_KINDS = ['dividend', 'interest'] as const;
